/* Finding named files: where is looked, in which order, and that no name leads out. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "catalog.h"
#include "unit.h"

static char folder[] = "/tmp/chain-catalog-XXXXXX";

static void in_folder(char *path, size_t size, const char *name)
{
    int length = snprintf(path, size, "%s/%s", folder, name);
    ck_assert(length > 0 && (size_t)length < size);
}

static void make_folder(const char *name)
{
    char path[300];
    in_folder(path, sizeof path, name);
    ck_assert_int_eq(mkdir(path, 0700), 0);
}

static void make_file(const char *name)
{
    char path[300];
    in_folder(path, sizeof path, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fclose(file);
}

static void take_away(const char *name)
{
    char path[300];
    in_folder(path, sizeof path, name);
    ck_assert_int_eq(remove(path), 0);
}

/* What is found for an id named in <folder>/<beside>; the part behind the folder, or NULL. */
static const char *found(const char *beside, enum chain_catalog_shelf shelf, const char *id, const char *region)
{
    static char path[4096];
    char from[6000], data[300];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    in_folder(from, sizeof from, beside);
    in_folder(data, sizeof data, "data");
    options.data = data;
    if (!chain_catalog_find(from, shelf, id, region, &options, path, sizeof path))
        return NULL;
    return path + strlen(folder) + 1;
}

/*
 * data/regions/lappi.xml  data/rules/r.xml  data/only.xml  outside.xml
 * tree/regions/lappi.xml  tree/rules/  tree/shared/s.xml  tree/lappi/a.xml  tree/lappi/s.xml  tree/lappi/deep/b.xml
 */
static const char *const folders[] = {"data", "data/regions", "data/rules", "tree", "tree/regions", "tree/rules", "tree/shared",
                                      "tree/lappi", "tree/lappi/deep", "tree/other"};
static const char *const files[] = {"data/regions/lappi.xml", "data/rules/r.xml", "data/only.xml", "outside.xml",
                                    "tree/regions/lappi.xml", "tree/shared/s.xml", "tree/lappi/a.xml", "tree/lappi/s.xml",
                                    "tree/lappi/deep/b.xml", "tree/other/c.xml"};

START_TEST(the_tree_is_made)
{
    for (size_t i = 0; i < UNIT_COUNT(folders); i++)
        make_folder(folders[i]);
    for (size_t i = 0; i < UNIT_COUNT(files); i++)
        make_file(files[i]);
}
END_TEST

START_TEST(parents_are_looked_in)
{
    ck_assert_str_eq(found("tree/lappi/deep/b.xml", CHAIN_SHELF_REGION, "lappi", NULL), "tree/regions/lappi.xml");
    ck_assert_str_eq(found("tree/lappi/a.xml", CHAIN_SHELF_REGION, "lappi", NULL), "tree/regions/lappi.xml");
    ck_assert_str_eq(found("tree/x.xml", CHAIN_SHELF_REGION, "lappi", NULL), "tree/regions/lappi.xml");
}
END_TEST

START_TEST(what_is_near_goes_before_what_is_far)
{
    ck_assert_str_eq(found("tree/lappi/deep/b.xml", CHAIN_SHELF_CHAIN, "s", NULL), "tree/lappi/s.xml");
    ck_assert_str_eq(found("tree/other/c.xml", CHAIN_SHELF_CHAIN, "s", NULL), "tree/shared/s.xml");
    ck_assert_str_eq(found("tree/other/c.xml", CHAIN_SHELF_CHAIN, "s", "lappi"), "tree/shared/s.xml");
    ck_assert_str_eq(found("tree/other/c.xml", CHAIN_SHELF_CHAIN, "a", "lappi"), "tree/lappi/a.xml");
    ck_assert_ptr_null(found("tree/other/c.xml", CHAIN_SHELF_CHAIN, "a", NULL));
}
END_TEST

START_TEST(installed_data_comes_last)
{
    ck_assert_str_eq(found("tree/lappi/a.xml", CHAIN_SHELF_RULES, "r", NULL), "data/rules/r.xml");
    ck_assert_str_eq(found("tree/lappi/a.xml", CHAIN_SHELF_CHAIN, "only", NULL), "data/only.xml");
    ck_assert_ptr_null(found("tree/lappi/a.xml", CHAIN_SHELF_CHAIN, "nothing", NULL));
}
END_TEST

START_TEST(the_root_of_the_tree_is_not_left)
{
    ck_assert_ptr_null(found("tree/lappi/a.xml", CHAIN_SHELF_CHAIN, "outside", NULL));
    ck_assert_str_eq(found("x.xml", CHAIN_SHELF_CHAIN, "outside", NULL), "outside.xml");
}
END_TEST

START_TEST(a_given_root_is_kept_to)
{
    char from[300], root[300], path[4096];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    in_folder(from, sizeof from, "tree/lappi/deep/b.xml");
    in_folder(root, sizeof root, "tree/lappi");
    options.root = root;
    options.data = "/nonexistent";
    ck_assert(chain_catalog_find(from, CHAIN_SHELF_CHAIN, "s", NULL, &options, path, sizeof path));
    ck_assert(!chain_catalog_find(from, CHAIN_SHELF_REGION, "lappi", NULL, &options, path, sizeof path));
}
END_TEST

START_TEST(no_name_leads_out)
{
    const char *const names[] = {"../outside", "..", ".", "", "/etc/passwd", "a/b", "lappi/a", "outside.xml", "a\\b", "a b", "a\n",
                                 "ä", "%2e%2e", "~", "a.", "..%2foutside", "*", "a?"};
    char endless[300];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    for (size_t i = 0; i < UNIT_COUNT(names); i++)
        for (int shelf = CHAIN_SHELF_REGION; shelf <= CHAIN_SHELF_CHAIN; shelf++)
            ck_assert_msg(!found("tree/lappi/a.xml", (enum chain_catalog_shelf)shelf, names[i], NULL), "%s", names[i]);
    ck_assert_ptr_null(found("tree/lappi/a.xml", CHAIN_SHELF_CHAIN, endless, NULL));
    ck_assert_ptr_null(found("tree/other/c.xml", CHAIN_SHELF_CHAIN, "outside", ".."));
    ck_assert_ptr_null(found("tree/other/c.xml", CHAIN_SHELF_CHAIN, "a", "../tree/lappi"));
}
END_TEST

START_TEST(only_regular_files_are_found)
{
    char path[300];
    make_folder("tree/regions/dir.xml");
    in_folder(path, sizeof path, "tree/regions/pipe.xml");
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    in_folder(path, sizeof path, "tree/regions/broken.xml");
    ck_assert_int_eq(symlink("nothing.xml", path), 0);
    in_folder(path, sizeof path, "tree/regions/circle.xml");
    ck_assert_int_eq(symlink("circle.xml", path), 0);
    in_folder(path, sizeof path, "tree/regions/device.xml");
    ck_assert_int_eq(symlink("/dev/zero", path), 0);
    in_folder(path, sizeof path, "tree/regions/link.xml");
    ck_assert_int_eq(symlink("lappi.xml", path), 0);
    const char *const not_found[] = {"dir", "pipe", "broken", "circle", "device"};
    for (size_t i = 0; i < UNIT_COUNT(not_found); i++)
        ck_assert_msg(!found("tree/lappi/a.xml", CHAIN_SHELF_REGION, not_found[i], NULL), "%s", not_found[i]);
    ck_assert_str_eq(found("tree/lappi/a.xml", CHAIN_SHELF_REGION, "link", NULL), "tree/regions/link.xml");
    const char *const made[] = {"dir", "pipe", "broken", "circle", "device", "link"};
    for (size_t i = 0; i < UNIT_COUNT(made); i++) {
        snprintf(path, sizeof path, "tree/regions/%s.xml", made[i]);
        take_away(path);
    }
}
END_TEST

START_TEST(paths_too_long_are_not_cut)
{
    char path[20], deep[5000];
    char from[300];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    in_folder(from, sizeof from, "tree/lappi/a.xml");
    ck_assert(!chain_catalog_find(from, CHAIN_SHELF_REGION, "lappi", NULL, &options, path, sizeof path));
    memset(deep, 'a', sizeof deep);
    for (size_t i = 0; i < sizeof deep; i += 50)
        deep[i] = '/';
    deep[sizeof deep - 1] = '\0';
    ck_assert_ptr_null(found(deep, CHAIN_SHELF_REGION, "no-such-region", NULL));
}
END_TEST

START_TEST(relative_paths_go_up)
{
    char path[4096], before[4096], deep[300];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    options.data = "/nonexistent";
    ck_assert_ptr_nonnull(getcwd(before, sizeof before));
    in_folder(deep, sizeof deep, "tree/lappi/deep");
    ck_assert_int_eq(chdir(deep), 0);
    ck_assert(chain_catalog_find("b.xml", CHAIN_SHELF_REGION, "lappi", NULL, &options, path, sizeof path));
    ck_assert_str_eq(path, "../../regions/lappi.xml");
    ck_assert(chain_catalog_find("./b.xml", CHAIN_SHELF_REGION, "lappi", NULL, &options, path, sizeof path));
    ck_assert(chain_catalog_find("../a.xml", CHAIN_SHELF_REGION, "lappi", NULL, &options, path, sizeof path));
    ck_assert(!chain_catalog_find(NULL, CHAIN_SHELF_REGION, "lappi", NULL, &options, path, sizeof path));
    ck_assert_int_eq(chdir(before), 0);
}
END_TEST

START_TEST(the_environment_names_the_data)
{
    char data[300], path[4096];
    in_folder(data, sizeof data, "data");
    ck_assert_int_eq(setenv("CHAIN_DATA", data, 1), 0);
    ck_assert(chain_catalog_find(NULL, CHAIN_SHELF_RULES, "r", NULL, NULL, path, sizeof path));
    ck_assert_int_eq(setenv("CHAIN_DATA", "/nonexistent", 1), 0);
    ck_assert(!chain_catalog_find(NULL, CHAIN_SHELF_RULES, "r", NULL, NULL, path, sizeof path));
}
END_TEST

START_TEST(the_tree_is_taken_away)
{
    for (size_t i = UNIT_COUNT(files); i > 0; i--)
        take_away(files[i - 1]);
    for (size_t i = UNIT_COUNT(folders); i > 0; i--)
        take_away(folders[i - 1]);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {the_tree_is_made,          parents_are_looked_in,
                                  what_is_near_goes_before_what_is_far, installed_data_comes_last,
                                  the_root_of_the_tree_is_not_left, a_given_root_is_kept_to,
                                  no_name_leads_out,         only_regular_files_are_found,
                                  paths_too_long_are_not_cut, relative_paths_go_up,
                                  the_environment_names_the_data, the_tree_is_taken_away};
    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    return unit_run("catalog", tests, UNIT_COUNT(tests));
}
