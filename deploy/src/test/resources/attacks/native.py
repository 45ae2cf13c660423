# System calls by the host's foreign functions, for programs of a worker whose engine is loosened.
import java

_layout = java.type("java.lang.foreign.ValueLayout")
BYTE, INT, LONG = _layout.JAVA_BYTE, _layout.JAVA_INT_UNALIGNED, _layout.JAVA_LONG_UNALIGNED
_arena = java.type("java.lang.foreign.Arena").ofAuto()
_linker = java.type("java.lang.foreign.Linker").nativeLinker()
_call = _linker.downcallHandle(
    _linker.defaultLookup().find("syscall").get(),
    java.type("java.lang.foreign.FunctionDescriptor").of(_layout.JAVA_LONG, *[_layout.JAVA_LONG] * 7),
)
_numbers = dict(
    read=0, write=1, open=2, ioctl=16, sched_setaffinity=203, pause=34, getpid=39, socket=41, connect=42, sendto=44,
    clone=56, fork=57, vfork=58, execve=59, kill=62, shmget=29, semget=64, msgget=68, truncate=76, chdir=80, rename=82,
    mkdir=83, creat=85, link=86, unlink=87, symlink=88, chmod=90, ptrace=101, syslog=103, setuid=105, setsid=112,
    setgroups=116, capset=126, rt_sigqueueinfo=129, mknod=133, personality=135, setpriority=141, vhangup=153,
    modify_ldt=154, pivot_root=155, prctl=157, setrlimit=160, chroot=161, acct=163, mount=165, umount2=166, swapon=167,
    reboot=169, iopl=172, ioperm=173, init_module=175, quotactl=179, tkill=200, lookup_dcookie=212, tgkill=234,
    mq_open=240, kexec_load=246, add_key=248, request_key=249, keyctl=250, ioprio_set=251, migrate_pages=256, openat=257,
    unshare=272, vmsplice=278, rt_tgsigqueueinfo=297, perf_event_open=298, fanotify_init=300, prlimit64=302,
    name_to_handle_at=303, open_by_handle_at=304, setns=308, process_vm_readv=310, kcmp=312, finit_module=313,
    seccomp=317, memfd_create=319, bpf=321, execveat=322, userfaultfd=323, io_uring_setup=425, pidfd_send_signal=424,
    open_tree=428, move_mount=429, fsopen=430, pidfd_open=434, clone3=435, pidfd_getfd=438, process_madvise=440,
    mount_setattr=442, landlock_create_ruleset=444,
)


def call(name, *arguments):
    """The result of a system call, by its name on x86-64 or its number; -1 when it was refused."""
    number = _numbers[name] if isinstance(name, str) else name
    numbers = [number, *arguments]
    return _call.invokeWithArguments([*numbers, *[0] * (7 - len(numbers))])


def memory(size):
    return _arena.allocate(size, 16)


def text(words):
    segment = _arena.allocateFrom(words)
    return segment.address()


def pointers(*addresses):
    table = memory(8 * len(addresses) + 8)
    for at, address in enumerate(addresses):
        table.set(LONG, 8 * at, address)
    return table.address()


def read(descriptor):
    if descriptor < 0:
        return "refused"
    buffer = memory(4096)
    size = call("read", descriptor, buffer.address(), 4096)
    return bytes(buffer.get(BYTE, at) & 255 for at in range(max(size, 0)))
