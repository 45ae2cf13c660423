package dev.codemode.worker.confine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.worker.confine.SystemCallFilter.Instruction;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter is run here as the kernel runs it. */
class SystemCallFilterTest {
  private static final int PID = 4711;
  private static final String ALLOWED = "7fff0000";
  private static final String NOT_PERMITTED = "50001";
  private static final String NOT_THERE = "50026";

  private static String judge(Architecture architecture, long number, long... arguments) {
    return judgeAs(architecture, architecture.auditValue(), number, arguments);
  }

  /** Runs the classic BPF program over a {@code struct seccomp_data}. */
  private static String judgeAs(
      Architecture architecture, int auditValue, long number, long... arguments) {
    List<Instruction> program = SystemCallFilter.build(architecture, PID);
    int accumulator = 0;
    for (int at = 0; ; at++) {
      Instruction each = program.get(at);
      switch (each.code()) {
        case 0x20 -> accumulator = word(each.operand(), auditValue, number, arguments);
        case 0x54 -> accumulator &= each.operand();
        case 0x15 -> at += accumulator == each.operand() ? each.ifTrue() : each.ifFalse();
        case 0x25 ->
            at +=
                Integer.compareUnsigned(accumulator, each.operand()) > 0
                    ? each.ifTrue()
                    : each.ifFalse();
        case 0x06 -> {
          return Integer.toHexString(each.operand());
        }
        default -> throw new AssertionError("unknown instruction " + each);
      }
    }
  }

  private static int word(int offset, int auditValue, long number, long... arguments) {
    if (offset == 0) {
      return (int) number;
    }
    if (offset == 4) {
      return auditValue;
    }
    int index = (offset - 16) / 8;
    long argument = index < arguments.length ? arguments[index] : 0;
    return (int) (offset % 8 == 0 ? argument : argument >>> 32);
  }

  /** A change of the filter shows as a change of the listing: code, jumps, operand. */
  @ParameterizedTest
  @EnumSource
  void filterIsExactlyTheOneInTheListing(Architecture architecture) throws IOException {
    String name = "/confine/filter-" + architecture.name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream listing = getClass().getResourceAsStream(name)) {
      assertThat(
              SystemCallFilter.build(architecture, PID).stream()
                  .map(
                      each ->
                          "%02x %d %d %08x"
                              .formatted(
                                  each.code(), each.ifTrue(), each.ifFalse(), each.operand())))
          .containsExactlyElementsOf(
              new String(Objects.requireNonNull(listing, name).readAllBytes(), UTF_8)
                  .lines()
                  .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAWorkerMustNotDoIsNotPermitted(Architecture architecture) {
    var others =
        EnumSet.complementOf(
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
                SystemCall.IOCTL,
                SystemCall.CLOSE,
                SystemCall.CLOSE_RANGE));
    assertThat(others)
        .contains(SystemCall.EXECVE, SystemCall.SOCKET, SystemCall.PTRACE, SystemCall.UNSHARE)
        .filteredOn(call -> call.number(architecture) >= 0)
        .allSatisfy(
            call ->
                assertThat(judge(architecture, call.number(architecture)))
                    .isEqualTo(NOT_PERMITTED));
  }

  @ParameterizedTest
  @EnumSource
  void whatAJvmNeedsIsAllowed(Architecture architecture) {
    boolean x86 = architecture == Architecture.X86_64;
    // read, write, mmap, mprotect, munmap, futex, madvise, exit_group
    for (int number :
        x86
            ? new int[] {0, 1, 9, 10, 11, 202, 28, 231}
            : new int[] {63, 64, 222, 226, 215, 98, 233, 94}) {
      assertThat(judge(architecture, number)).as("call %s", number).isEqualTo(ALLOWED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyThreadsAreStarted(Architecture architecture) {
    int clone = SystemCall.CLONE.number(architecture);
    assertThat(judge(architecture, clone, 0x3d0f00)).as("a thread of glibc").isEqualTo(ALLOWED);
    assertThat(judge(architecture, clone, 0x1200011)).as("fork").isEqualTo(NOT_PERMITTED);
    assertThat(judge(architecture, clone, 0x10000 | 0x10000000))
        .as("a thread in a new user namespace")
        .isEqualTo(NOT_PERMITTED);
    assertThat(judge(architecture, SystemCall.CLONE3.number(architecture))).isEqualTo(NOT_THERE);
  }

  @ParameterizedTest
  @EnumSource
  void onlyItselfIsSignalledAndLimited(Architecture architecture) {
    for (SystemCall call : List.of(SystemCall.KILL, SystemCall.TGKILL)) {
      assertThat(judge(architecture, call.number(architecture), PID)).isEqualTo(ALLOWED);
      assertThat(judge(architecture, call.number(architecture), 1)).isEqualTo(NOT_PERMITTED);
      assertThat(judge(architecture, call.number(architecture), -1)).isEqualTo(NOT_PERMITTED);
    }
    int limits = SystemCall.PRLIMIT64.number(architecture);
    assertThat(judge(architecture, limits, 0)).isEqualTo(ALLOWED);
    assertThat(judge(architecture, limits, PID)).isEqualTo(ALLOWED);
    assertThat(judge(architecture, limits, 1)).isEqualTo(NOT_PERMITTED);
    assertThat(judge(architecture, limits, 0, 7, 0x1000))
        .as("a new limit")
        .isEqualTo(NOT_PERMITTED);
    assertThat(judge(architecture, limits, 0, 7, 0x700000000000L))
        .as("one above 4 GiB")
        .isEqualTo(NOT_PERMITTED);
  }

  @ParameterizedTest
  @EnumSource
  void filesAreOpenedToReadOnly(Architecture architecture) {
    int open = SystemCall.OPENAT.number(architecture);
    int readCloseOnExec = 0x80000;
    assertThat(judge(architecture, open, -100, 0x1000, readCloseOnExec)).isEqualTo(ALLOWED);
    for (int writing : new int[] {1, 2, 0x40, 0x200, 0x400000}) {
      assertThat(judge(architecture, open, -100, 0x1000, writing | readCloseOnExec))
          .as("flag %x", writing)
          .isEqualTo(NOT_PERMITTED);
    }
    assertThat(judge(architecture, SystemCall.OPENAT2.number(architecture))).isEqualTo(NOT_THERE);
  }

  @ParameterizedTest
  @EnumSource
  void noDescriptorSignalsAnother(Architecture architecture) {
    int control = SystemCall.FCNTL.number(architecture);
    for (int signalling : new int[] {8, 10, 15, 1024, 1026}) {
      assertThat(judge(architecture, control, 3, signalling)).isEqualTo(NOT_PERMITTED);
    }
    for (int usual : new int[] {1, 2, 3, 4}) {
      assertThat(judge(architecture, control, 3, usual)).isEqualTo(ALLOWED);
    }
    int device = SystemCall.IOCTL.number(architecture);
    assertThat(judge(architecture, device, 3, 0x541B)).isEqualTo(ALLOWED);
    for (int other : new int[] {0x5412, 0x541C, 0x8901, 0x8902, 0x8914}) {
      assertThat(judge(architecture, device, 3, other)).isEqualTo(NOT_PERMITTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void harmlessControlsOnly(Architecture architecture) {
    int control = SystemCall.PRCTL.number(architecture);
    for (long harmless : new long[] {15, 16, 0x53564d41}) {
      assertThat(judge(architecture, control, harmless)).isEqualTo(ALLOWED);
    }
    for (long other : new long[] {0, 4, 22, 23, 24, 38}) {
      assertThat(judge(architecture, control, other)).as("%s", other).isEqualTo(NOT_PERMITTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsOfTomorrowAndOfAnotherAbiAreNotThere(Architecture architecture) {
    assertThat(judge(architecture, SystemCallFilter.LAST_KNOWN + 1)).isEqualTo(NOT_THERE);
    assertThat(judge(architecture, 0x40000000 | 41)).as("socket of x32").isEqualTo(NOT_THERE);
    assertThat(judge(architecture, -1)).isEqualTo(NOT_THERE);
    assertThat(judgeAs(architecture, 0x40000003, 41)).as("of i386").isEqualTo("80000000");
  }
}
