package dev.codemode.worker.confine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The seccomp filter of a worker ({@code seccomp(2)}), a program of classic BPF: no other program,
 * no socket, no process, no way into another process or namespace, no change of identity, clock or
 * system, no file opened to write, no change of names or attributes of files. What a running JVM
 * needs stays. Calls newer than those that are known here answer as on a kernel that has none of
 * them.
 */
final class SystemCallFilter {
  /** One instruction, {@code struct sock_filter} of {@code linux/filter.h}. */
  record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

  /** {@code file_setattr}, of Linux 6.17. */
  static final int LAST_KNOWN = 469;

  /** Calls that are answered by what they ask for. */
  private static final Set<SystemCall> JUDGED =
      EnumSet.of(
          SystemCall.CLONE,
          SystemCall.CLONE3,
          SystemCall.KILL,
          SystemCall.TGKILL,
          SystemCall.PRLIMIT64,
          SystemCall.PRCTL,
          SystemCall.OPEN,
          SystemCall.OPENAT,
          SystemCall.OPENAT2,
          SystemCall.FCNTL,
          SystemCall.IOCTL);

  /** Calls that take nothing from anybody; a running JVM needs the first. */
  private static final Set<SystemCall> NEEDED =
      EnumSet.of(SystemCall.CLOSE, SystemCall.CLOSE_RANGE);

  private static final int LOAD_WORD = 0x20;
  private static final int AND = 0x54;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_ABOVE = 0x25;
  private static final int RETURN = 0x06;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int ARGUMENT_BYTES = 8;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int ANSWER_ERROR = 0x00050000;
  private static final int NOT_PERMITTED = ANSWER_ERROR | 1;
  private static final int NOT_THERE = ANSWER_ERROR | 38;

  private static final int THREAD = 0x00010000;

  /** All of {@code CLONE_NEW…}: mount, cgroup, uts, ipc, user, pid, net, time. */
  private static final int NEW_NAMESPACES =
      0x00020000
          | 0x02000000
          | 0x04000000
          | 0x08000000
          | 0x10000000
          | 0x20000000
          | 0x40000000
          | 0x00000080;

  /** {@code O_WRONLY}, {@code O_RDWR}, {@code O_CREAT}, {@code O_TRUNC}, {@code __O_TMPFILE}. */
  private static final int WRITING = 0x3 | 0x40 | 0x200 | 0x400000;

  /**
   * {@code F_SETOWN}, {@code F_SETSIG}, {@code F_SETOWN_EX}, {@code F_SETLEASE}, {@code F_NOTIFY}:
   * they let the kernel signal another process.
   */
  private static final List<Integer> SIGNALLING = List.of(8, 10, 15, 1024, 1026);

  /** {@code TCGETS}, {@code FIONREAD}, {@code FIONBIO}. */
  private static final List<Integer> HARMLESS_REQUESTS = List.of(0x5401, 0x541B, 0x5421);

  /** {@code PR_SET_NAME}, {@code PR_GET_NAME}, {@code PR_SET_VMA}. */
  private static final List<Integer> HARMLESS_CONTROLS = List.of(15, 16, 0x53564d41);

  private final Architecture architecture;
  private final int pid;
  private final List<Instruction> program = new ArrayList<>();

  private SystemCallFilter(Architecture architecture, int pid) {
    this.architecture = architecture;
    this.pid = pid;
  }

  /**
   * The program.
   *
   * @param pid the process itself, which may signal itself alone
   */
  static List<Instruction> build(Architecture architecture, int pid) {
    return new SystemCallFilter(architecture, pid).build();
  }

  private List<Instruction> build() {
    load(ARCHITECTURE);
    add(JUMP_IF_EQUAL, 1, 0, architecture.auditValue());
    answer(KILL_PROCESS);
    load(NUMBER);
    // The x32 calls of x86-64 have numbers far above these, too.
    add(JUMP_IF_ABOVE, 0, 1, LAST_KNOWN);
    answer(NOT_THERE);
    for (SystemCall call : SystemCall.values()) {
      if (!JUDGED.contains(call) && !NEEDED.contains(call)) {
        when(call, NOT_PERMITTED);
      }
    }
    // Its flags lie in memory that a filter cannot see; whoever finds it missing uses clone.
    when(SystemCall.CLONE3, NOT_THERE);
    when(SystemCall.OPENAT2, NOT_THERE);
    onlyToRead(SystemCall.OPEN, 1);
    onlyToRead(SystemCall.OPENAT, 2);
    onlyThreads();
    onlyItself(SystemCall.KILL);
    onlyItself(SystemCall.TGKILL);
    ownLimitsOnly();
    oneOf(SystemCall.PRCTL, 0, HARMLESS_CONTROLS, ALLOW, NOT_PERMITTED);
    oneOf(SystemCall.IOCTL, 1, HARMLESS_REQUESTS, ALLOW, NOT_PERMITTED);
    oneOf(SystemCall.FCNTL, 1, SIGNALLING, NOT_PERMITTED, ALLOW);
    answer(ALLOW);
    return List.copyOf(program);
  }

  private void when(SystemCall call, int answer) {
    int number = call.number(architecture);
    if (number >= 0) {
      add(JUMP_IF_EQUAL, 0, 1, number);
      answer(answer);
    }
  }

  /** Runs the judgement for this call only; it must end in an answer. */
  private void judge(SystemCall call, int instructions, Runnable judgement) {
    if (call.number(architecture) < 0) {
      return;
    }
    add(JUMP_IF_EQUAL, 0, instructions, call.number(architecture));
    int before = program.size();
    judgement.run();
    if (program.size() - before != instructions) {
      throw new IllegalStateException("a judgement of another length");
    }
  }

  private void onlyThreads() {
    judge(
        SystemCall.CLONE,
        8,
        () -> {
          loadArgument(0);
          add(AND, 0, 0, NEW_NAMESPACES);
          add(JUMP_IF_EQUAL, 0, 4, 0);
          loadArgument(0);
          add(AND, 0, 0, THREAD);
          add(JUMP_IF_EQUAL, 0, 1, THREAD);
          answer(ALLOW);
          answer(NOT_PERMITTED);
        });
  }

  private void onlyItself(SystemCall call) {
    judge(
        call,
        4,
        () -> {
          loadArgument(0);
          add(JUMP_IF_EQUAL, 0, 1, pid);
          answer(ALLOW);
          answer(NOT_PERMITTED);
        });
  }

  /** The C library asks for its own limits by this call, with 0 as the process and no new value. */
  private void ownLimitsOnly() {
    judge(
        SystemCall.PRLIMIT64,
        9,
        () -> {
          loadArgument(0);
          add(JUMP_IF_EQUAL, 1, 0, 0);
          add(JUMP_IF_EQUAL, 0, 5, pid);
          loadArgument(2);
          add(JUMP_IF_EQUAL, 0, 3, 0);
          load(FIRST_ARGUMENT + 2 * ARGUMENT_BYTES + 4);
          add(JUMP_IF_EQUAL, 0, 1, 0);
          answer(ALLOW);
          answer(NOT_PERMITTED);
        });
  }

  private void onlyToRead(SystemCall call, int flags) {
    judge(
        call,
        5,
        () -> {
          loadArgument(flags);
          add(AND, 0, 0, WRITING);
          add(JUMP_IF_EQUAL, 0, 1, 0);
          answer(ALLOW);
          answer(NOT_PERMITTED);
        });
  }

  /** Answers in one way when an argument is among these, else in the other. */
  private void oneOf(
      SystemCall call, int argument, List<Integer> these, int answer, int otherwise) {
    int choices = these.size();
    judge(
        call,
        1 + choices + 2,
        () -> {
          loadArgument(argument);
          for (int i = 0; i < choices; i++) {
            boolean last = i == choices - 1;
            add(JUMP_IF_EQUAL, choices - 1 - i, last ? 1 : 0, these.get(i));
          }
          answer(answer);
          answer(otherwise);
        });
  }

  private void load(int offset) {
    add(LOAD_WORD, 0, 0, offset);
  }

  /** The lower half: all of it but for pointers. */
  private void loadArgument(int index) {
    load(FIRST_ARGUMENT + index * ARGUMENT_BYTES);
  }

  private void answer(int value) {
    add(RETURN, 0, 0, value);
  }

  private void add(int code, int ifTrue, int ifFalse, int operand) {
    program.add(new Instruction(code, ifTrue, ifFalse, operand));
  }
}
