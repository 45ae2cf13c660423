# Descriptors taken from the supervisor.
# effect: supervisor
# loose: yes
# with: native
descriptor = call("pidfd_open", @SUPERVISOR@, 0)
for number in range(8):
    print(number, call("pidfd_getfd", descriptor, number, 0), call("openat", -100, text(f"/proc/@SUPERVISOR@/fd/{number}"), 1, 0))
print(call("pidfd_send_signal", descriptor, 9, 0, 0))
