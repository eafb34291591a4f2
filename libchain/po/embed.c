/*
 * Build helper: compiled catalogues (.mo) into C.
 * Usage: embed OUT.c LANG_FOLDER=FILE.mo ...
 */
#include <stdio.h>
#include <string.h>

static int embed(FILE *out, const char *name, int length, const char *path)
{
    FILE *in = fopen(path, "rb");
    int c;
    if (!in)
        return 0;
    fprintf(out, "static const unsigned char %.*s[] = {", length, name);
    for (int i = 0; (c = fgetc(in)) != EOF; i++)
        fprintf(out, "%s%d,", i % 24 ? "" : "\n    ", c);
    fprintf(out, "\n};\n");
    fclose(in);
    return 1;
}

/* {CHAIN_LANG_FI, fi_check, sizeof fi_check}, */
static void row(FILE *out, const char *name, int length)
{
    fprintf(out, "    {CHAIN_LANG_");
    for (int c = 0; name[c] != '_'; c++)
        fputc(name[c] - 'a' + 'A', out);
    fprintf(out, ", %.*s, sizeof %.*s},\n", length, name, length, name);
}

int main(int argc, char **argv)
{
    FILE *out = argc > 2 ? fopen(argv[1], "wb") : NULL;
    if (!out)
        return 1;
    fprintf(out, "#include \"base/catalogues.h\"\n\n");
    for (int i = 2; i < argc; i++) {
        int length = (int)strcspn(argv[i], "=");
        if (!embed(out, argv[i], length, argv[i] + length + 1))
            return 1;
    }
    fprintf(out, "const struct chain_catalogue chain_catalogues[] = {\n");
    for (int i = 2; i < argc; i++)
        row(out, argv[i], (int)strcspn(argv[i], "="));
    fprintf(out, "};\nconst size_t chain_catalogue_count = %d;\n", argc - 2);
    return fclose(out) != 0;
}
