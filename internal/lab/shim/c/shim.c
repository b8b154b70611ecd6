/*
 * Makes a dynamically linked program believe in FFVET_LAB_CPUS CPUs, whatever
 * it asks: the affinity mask, sysconf, get_nprocs, libnuma, and the files of
 * /proc and /sys. CPU quotas of control groups are hidden. Without the
 * variable everything passes through.
 *
 * Threads are named after the library that started them, unless the program
 * names them itself: /proc/PID/task/TID/comm then tells what each is for.
 *
 * Only symbols of the oldest glibc are used, so that one object also loads
 * into the ffmpeg of another release with its own libc. For that reason there
 * is no atoi, no snprintf of numbers to parse and no dlsym of a new version.
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
__asm__(".symver dlsym,dlsym@GLIBC_2.2.5");
#endif

extern long __sysconf(int name);
extern FILE *_IO_fopen(const char *path, const char *mode);

/* cpus returns the number to believe in, 0 for the real one. */
static int cpus(void)
{
    static int known = -1;

    if (known < 0) {
        const char *text = getenv("FFVET_LAB_CPUS");
        int n = 0;

        while (text && *text >= '0' && *text <= '9')
            n = n * 10 + (*text++ - '0');
        known = n;
    }
    return known;
}

/* ---- what glibc answers ---- */

static int fill_mask(size_t size, cpu_set_t *set)
{
    unsigned char *bytes = (unsigned char *)set;

    if ((size_t)cpus() > size * 8)
        return EINVAL;
    memset(bytes, 0, size);
    for (int i = 0; i < cpus(); i++)
        bytes[i / 8] |= (unsigned char)(1u << (i % 8));
    return 0;
}

int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *set)
{
    long n;

    if (cpus()) {
        int wrong = fill_mask(size, set);

        errno = wrong ? wrong : errno;
        return wrong ? -1 : 0;
    }
    n = syscall(SYS_sched_getaffinity, pid, size, set);
    if (n >= 0 && (size_t)n < size)
        memset((char *)set + n, 0, size - (size_t)n);
    return n < 0 ? -1 : 0;
}

int pthread_getaffinity_np(pthread_t thread, size_t size, cpu_set_t *set)
{
    (void)thread;
    if (cpus())
        return fill_mask(size, set);
    return sched_getaffinity(0, size, set) ? errno : 0;
}

/* Pinning to a CPU that does not exist must not fail. */
int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *set)
{
    return cpus() ? 0 : (int)syscall(SYS_sched_setaffinity, pid, size, set);
}

int pthread_setaffinity_np(pthread_t thread, size_t size, const cpu_set_t *set)
{
    (void)thread, (void)size, (void)set;
    return 0;
}

long sysconf(int name)
{
    if (cpus() && (name == _SC_NPROCESSORS_ONLN || name == _SC_NPROCESSORS_CONF))
        return cpus();
    return __sysconf(name);
}

int get_nprocs(void) { return (int)sysconf(_SC_NPROCESSORS_ONLN); }
int get_nprocs_conf(void) { return (int)sysconf(_SC_NPROCESSORS_CONF); }

/* ---- libnuma, which x265 asks: all CPUs stand on node 0 ---- */

struct bitmask {
    unsigned long size;
    unsigned long *maskp;
};

enum { NUMA_CPUS = 1024, WORD = 8 * sizeof(unsigned long) };

int numa_node_of_cpu(int cpu) { return !cpus() || cpu < cpus() ? 0 : -1; }

struct bitmask *numa_allocate_cpumask(void)
{
    struct bitmask *mask = malloc(sizeof *mask);

    if (!mask)
        return NULL;
    mask->size = NUMA_CPUS;
    mask->maskp = calloc(NUMA_CPUS / WORD, sizeof *mask->maskp);
    return mask;
}

int numa_node_to_cpus(int node, struct bitmask *mask)
{
    long n = cpus() ? cpus() : __sysconf(_SC_NPROCESSORS_ONLN);

    memset(mask->maskp, 0, mask->size / 8);
    for (unsigned long i = 0; node == 0 && i < (unsigned long)n && i < mask->size; i++)
        mask->maskp[i / WORD] |= 1ul << (i % WORD);
    return 0;
}

/* ---- files ---- */

static int ends(const char *path, const char *tail)
{
    size_t n = strlen(path), m = strlen(tail);

    return n >= m && !strcmp(path + n - m, tail);
}

/* quota says whether the file holds a control group's CPU quota. */
static int quota(const char *path)
{
    return !strncmp(path, "/sys/fs/cgroup/", 15) && (ends(path, "/cpu.max") || strstr(path, "/cpu.cfs_"));
}

/* cpuinfo writes one entry a CPU, as /proc/cpuinfo has it. */
static void cpuinfo(FILE *f)
{
    for (int i = 0; i < cpus(); i++)
        fprintf(f, "processor\t: %d\nphysical id\t: 0\nsiblings\t: %d\ncore id\t\t: %d\ncpu cores\t: %d\n\n", i, cpus(), i, cpus());
}

static void stat_lines(FILE *f)
{
    fprintf(f, "cpu  1 0 1 1 0 0 0 0 0 0\n");
    for (int i = 0; i < cpus(); i++)
        fprintf(f, "cpu%d 1 0 1 1 0 0 0 0 0 0\n", i);
}

static void range(FILE *f) { fprintf(f, cpus() > 1 ? "0-%d\n" : "0\n", cpus() - 1); }

/* written returns a file in memory with the content, or NULL. */
static FILE *written(void (*content)(FILE *))
{
    int fd = (int)syscall(SYS_memfd_create, "lab", 0u);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "w+");

    if (!f)
        return NULL;
    content(f);
    rewind(f);
    return f;
}

/* fake returns what stands in the place of a file, NULL if the real one does. */
static FILE *fake(const char *path)
{
    if (!cpus() || !path)
        return NULL;
    if (!strcmp(path, "/proc/cpuinfo"))
        return written(cpuinfo);
    if (!strcmp(path, "/proc/stat"))
        return written(stat_lines);
    if (!strcmp(path, "/sys/devices/system/cpu/online") || !strcmp(path, "/sys/devices/system/cpu/possible") ||
        !strcmp(path, "/sys/devices/system/cpu/present"))
        return written(range);
    return NULL;
}

FILE *fopen(const char *path, const char *mode)
{
    FILE *f = fake(path);

    if (f)
        return f;
    if (cpus() && path && quota(path)) {
        errno = ENOENT;
        return NULL;
    }
    return _IO_fopen(path, mode);
}

FILE *fopen64(const char *path, const char *mode) { return fopen(path, mode); }

static int open_at(int dir, const char *path, int flags, mode_t mode)
{
    FILE *f = fake(path);

    if (f) {
        int fd = dup(fileno(f));

        fclose(f);
        return fd;
    }
    if (cpus() && path && quota(path)) {
        errno = ENOENT;
        return -1;
    }
    return (int)syscall(SYS_openat, dir, path, flags, mode);
}

#define MODE(last) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list list; \
        va_start(list, last); \
        mode = (mode_t)va_arg(list, int); \
        va_end(list); \
    }

int open(const char *path, int flags, ...)
{
    MODE(flags)
    return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    MODE(flags)
    return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int dir, const char *path, int flags, ...)
{
    MODE(flags)
    return open_at(dir, path, flags, mode);
}

int openat64(int dir, const char *path, int flags, ...)
{
    MODE(flags)
    return open_at(dir, path, flags, mode);
}

/* ---- names of threads ---- */

struct owner {
    ElfW(Addr) address;
    char name[16];
};

/* owns ends the search at the object whose segment holds the address. */
static int owns(struct dl_phdr_info *object, size_t size, void *data)
{
    struct owner *o = data;

    (void)size;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *h = &object->dlpi_phdr[i];
        ElfW(Addr) start = object->dlpi_addr + h->p_vaddr;

        if (h->p_type != PT_LOAD || o->address < start || o->address >= start + h->p_memsz)
            continue;
        const char *path = object->dlpi_name && *object->dlpi_name ? object->dlpi_name : "ffmpeg";
        const char *slash = strrchr(path, '/');
        const char *base = slash ? slash + 1 : path;

        base += strncmp(base, "lib", 3) ? 0 : 3;
        size_t n = strcspn(base, ".-");

        n = n < sizeof o->name ? n : sizeof o->name - 1;
        memcpy(o->name, base, n);
        o->name[n] = 0;
        return 1;
    }
    return 0;
}

static struct owner owner_of(void *address)
{
    struct owner o = {(ElfW(Addr))address, "?"};

    dl_iterate_phdr(owns, &o);
    return o;
}

/* caller names the first object up the stack that is neither this one nor the
 * one that the thread's function is in. */
static struct owner caller(const char *runs)
{
    void *stack[16];
    int depth = backtrace(stack, 16);

    for (int i = 1; i < depth; i++) {
        struct owner o = owner_of(stack[i]);

        if (strcmp(o.name, runs) && strcmp(o.name, "shim") && strcmp(o.name, "?"))
            return o;
    }
    return owner_of(NULL);
}

struct start {
    void *(*run)(void *);
    void *argument;
    char name[16];
};

static void *named(void *data)
{
    struct start s = *(struct start *)data;

    free(data);
    prctl(PR_SET_NAME, s.name, 0, 0, 0);
    return s.run(s.argument);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument)
{
    static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

    if (!real)
        real = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(RTLD_NEXT, "pthread_create");
    struct start *s = cpus() ? malloc(sizeof *s) : NULL;

    if (!s)
        return real(thread, attributes, run, argument);
    struct owner runs = owner_of((void *)run), asks = caller(runs.name);

    s->run = run;
    s->argument = argument;
    snprintf(s->name, sizeof s->name, "%.7s<%.7s", runs.name, asks.name);
    int failed = real(thread, attributes, named, s);

    if (failed)
        free(s);
    return failed;
}
