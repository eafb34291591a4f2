/* Where bytes go: memory, streams, files replaced as a whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chain/output.h"
#include "unit.h"

static char folder[] = "/tmp/chain-output-XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put_file(const char *path, const char *words)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(words, file);
    fclose(file);
}

static void holds(const char *path, const char *words)
{
    char buffer[200] = "";
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    buffer[fread(buffer, 1, sizeof buffer - 1, file)] = '\0';
    fclose(file);
    ck_assert_str_eq(buffer, words);
}

static chain_status write_file(const char *path, const char *words)
{
    chain_output *output = NULL;
    chain_status status = chain_output_file(path, &output);
    if (status != CHAIN_OK) {
        ck_assert_ptr_null(output);
        return status;
    }
    chain_output_text(output, words);
    return chain_output_close(output);
}

START_TEST(memory_grows_and_ends_with_nul)
{
    size_t length = 99;
    chain_output *output = chain_output_memory();
    ck_assert_str_eq(chain_output_bytes(output, &length), "");
    ck_assert_uint_eq(length, 0);
    for (int i = 0; i < 10000; i++)
        chain_output_text(output, "0123456789");
    chain_output_write(output, "\0x", 2);
    chain_output_write(output, NULL, 0);
    chain_output_text(output, NULL);
    const char *bytes = chain_output_bytes(output, &length);
    ck_assert_uint_eq(length, 100002);
    ck_assert_int_eq(bytes[99999], '9');
    ck_assert_int_eq(bytes[100001], 'x');
    ck_assert_int_eq(bytes[100002], '\0');
    ck_assert_int_eq(chain_output_close(output), CHAIN_OK);
}
END_TEST

START_TEST(null_is_answered)
{
    chain_output *output = NULL;
    ck_assert_ptr_null(chain_output_stream(NULL));
    ck_assert_int_eq(chain_output_file(NULL, &output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_output_file("/tmp/x", NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_output_close(NULL), CHAIN_BAD_ARGUMENT);
    chain_output_write(NULL, "x", 1);
    chain_output_text(NULL, "x");
    chain_output_abandon(NULL);
    ck_assert_ptr_null(chain_output_bytes(NULL, NULL));
}
END_TEST

START_TEST(a_stream_stays_the_callers)
{
    FILE *file = tmpfile();
    chain_output *output = chain_output_stream(file);
    ck_assert_ptr_null(chain_output_bytes(output, NULL));
    chain_output_text(output, "first");
    ck_assert_int_eq(chain_output_close(output), CHAIN_OK);
    fputs(" second", file);
    ck_assert_int_eq(ftell(file), 12);
    fclose(file);
}
END_TEST

START_TEST(a_new_file_appears_when_closed)
{
    struct stat about;
    chain_output *output = NULL;
    ck_assert_int_eq(chain_output_file(in_folder("new"), &output), CHAIN_OK);
    chain_output_text(output, "words");
    ck_assert_int_ne(stat(in_folder("new"), &about), 0);
    ck_assert_int_eq(chain_output_close(output), CHAIN_OK);
    holds(in_folder("new"), "words");
    unlink(in_folder("new"));
}
END_TEST

START_TEST(an_old_file_stays_until_closed)
{
    chain_output *output = NULL;
    put_file(in_folder("old"), "old words");
    ck_assert_int_eq(chain_output_file(in_folder("old"), &output), CHAIN_OK);
    chain_output_text(output, "new");
    holds(in_folder("old"), "old words");
    chain_output_abandon(output);
    holds(in_folder("old"), "old words");
    ck_assert_int_eq(write_file(in_folder("old"), "new"), CHAIN_OK);
    holds(in_folder("old"), "new");
    unlink(in_folder("old"));
}
END_TEST

START_TEST(permissions_are_kept)
{
    struct stat about;
    put_file(in_folder("kept"), "x");
    chmod(in_folder("kept"), 0640);
    ck_assert_int_eq(write_file(in_folder("kept"), "y"), CHAIN_OK);
    ck_assert_int_eq(stat(in_folder("kept"), &about), 0);
    ck_assert_uint_eq(about.st_mode & 07777, 0640);
    unlink(in_folder("kept"));
}
END_TEST

START_TEST(a_link_is_followed_not_replaced)
{
    struct stat about;
    char link[200];
    put_file(in_folder("target"), "x");
    snprintf(link, sizeof link, "%s", in_folder("link"));
    ck_assert_int_eq(symlink("target", link), 0);
    ck_assert_int_eq(write_file(link, "through"), CHAIN_OK);
    ck_assert_int_eq(lstat(link, &about), 0);
    ck_assert(S_ISLNK(about.st_mode));
    holds(in_folder("target"), "through");
    unlink(link);
    unlink(in_folder("target"));
}
END_TEST

START_TEST(what_cannot_be_written_is_told)
{
    ck_assert_int_eq(write_file(folder, "x"), CHAIN_IO_WRITE);
    ck_assert_int_eq(errno, EISDIR);
    ck_assert_int_eq(write_file(in_folder("no/such/file"), "x"), CHAIN_IO_WRITE);
    ck_assert_int_eq(errno, ENOENT);
    ck_assert_int_eq(write_file("", "x"), CHAIN_IO_WRITE);
    ck_assert_int_eq(write_file("/dev/null", "x"), CHAIN_OK);
    ck_assert_int_eq(write_file("/dev/full", "x"), CHAIN_IO_WRITE);
    ck_assert_int_eq(errno, ENOSPC);
}
END_TEST

START_TEST(nothing_is_left_behind)
{
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {memory_grows_and_ends_with_nul, null_is_answered, a_stream_stays_the_callers,
                                  a_new_file_appears_when_closed, an_old_file_stays_until_closed, permissions_are_kept,
                                  a_link_is_followed_not_replaced, what_cannot_be_written_is_told, nothing_is_left_behind};
    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    return unit_run("output", tests, UNIT_COUNT(tests));
}
