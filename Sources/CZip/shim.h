// libzip, and the two Linux calls that Swift's Glibc module hides behind _GNU_SOURCE.
#pragma once
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <zip.h>

// A file that exists in memory only and is closed in children.
static inline int xcrm_memory_file(void) {
    return (int) syscall(SYS_memfd_create, "document", 1u);
}

// A pipe whose ends are closed in children.
static inline int xcrm_pipe(int ends[2]) {
    return (int) syscall(SYS_pipe2, ends, O_CLOEXEC);
}
