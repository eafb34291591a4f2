/* Reading files: what there is, what there is not, and where it ends. */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/bytes.h"
#include "unit.h"

static char folder[] = "/tmp/chain-bytes-XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void make_file(const char *path, size_t length)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    for (size_t i = 0; i < length; i++)
        fputc('a' + (int)(i % 26), file);
    fclose(file);
}

/* The length that was read; data must end with NUL. */
static size_t read_length(const char *path, size_t most)
{
    struct chain_bytes bytes;
    ck_assert_int_eq(chain_bytes_read(path, most, &bytes), CHAIN_OK);
    ck_assert_ptr_nonnull(bytes.data);
    ck_assert_int_eq(bytes.data[bytes.length], '\0');
    ck_assert_ptr_null(bytes.reason);
    for (size_t i = 0; i < bytes.length; i += 997)
        ck_assert_int_eq(bytes.data[i], 'a' + (int)(i % 26));
    free(bytes.data);
    return bytes.length;
}

static void fails(const char *path, size_t most, chain_status wanted, const char *reason)
{
    struct chain_bytes bytes;
    ck_assert_int_eq(chain_bytes_read(path, most, &bytes), wanted);
    ck_assert_ptr_null(bytes.data);
    ck_assert_uint_eq(bytes.length, 0);
    ck_assert_str_eq(bytes.reason, reason);
}

START_TEST(a_file_is_read_whole)
{
    const size_t lengths[] = {0, 1, 4095, 4096, 65535, 65536, 65537, 1000003};
    for (size_t i = 0; i < UNIT_COUNT(lengths); i++) {
        make_file(in_folder("whole"), lengths[i]);
        ck_assert_uint_eq(read_length(in_folder("whole"), 2000000), lengths[i]);
    }
    unlink(in_folder("whole"));
}
END_TEST

START_TEST(the_cap_holds)
{
    make_file(in_folder("cap"), 1000);
    ck_assert_uint_eq(read_length(in_folder("cap"), 1000), 1000);
    fails(in_folder("cap"), 999, CHAIN_LIMIT, "it is too large");
    fails("/dev/zero", 1000000, CHAIN_IO_READ, "it is a device");
    unlink(in_folder("cap"));
}
END_TEST

START_TEST(what_is_no_file_is_told)
{
    char link[200];
    fails(in_folder("nothing"), 100, CHAIN_IO_OPEN, "no such file");
    fails("", 100, CHAIN_IO_OPEN, "no such file");
    fails(folder, 100, CHAIN_IO_READ, "it is a folder");
    make_file(in_folder("file"), 1);
    fails(in_folder("file/below"), 100, CHAIN_IO_OPEN, "a part of the path is no folder");
    unlink(in_folder("file"));
    snprintf(link, sizeof link, "%s", in_folder("circle"));
    ck_assert_int_eq(symlink("circle", link), 0);
    fails(link, 100, CHAIN_IO_OPEN, "the links lead in a circle");
    unlink(link);
    if (geteuid() != 0) {
        make_file(in_folder("closed"), 1);
        chmod(in_folder("closed"), 0);
        fails(in_folder("closed"), 100, CHAIN_IO_OPEN, "no permission to read it");
        unlink(in_folder("closed"));
    }
}
END_TEST

static void *feed(void *path)
{
    FILE *file = fopen(path, "wb");
    for (int i = 0; file && i < 200000; i++)
        fputc('a' + i % 26, file);
    if (file)
        fclose(file);
    return NULL;
}

START_TEST(a_pipe_is_read_to_its_end)
{
    char path[200];
    pthread_t thread;
    snprintf(path, sizeof path, "%s", in_folder("pipe"));
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert_int_eq(pthread_create(&thread, NULL, feed, path), 0);
    ck_assert_uint_eq(read_length(path, 1000000), 200000);
    pthread_join(thread, NULL);
    unlink(path);
}
END_TEST

START_TEST(no_descriptor_is_left_open)
{
    int before = dup(0);
    close(before);
    for (int i = 0; i < 50; i++) {
        struct chain_bytes bytes;
        ck_assert_int_eq(chain_bytes_read(folder, 100, &bytes), CHAIN_IO_READ);
    }
    int after = dup(0);
    close(after);
    ck_assert_int_eq(before, after);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_file_is_read_whole, the_cap_holds, what_is_no_file_is_told, a_pipe_is_read_to_its_end,
                                  no_descriptor_is_left_open};
    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    return unit_run("bytes", tests, UNIT_COUNT(tests));
}
