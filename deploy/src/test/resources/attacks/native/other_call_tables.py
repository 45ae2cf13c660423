# System calls by the numbers of other tables, which a filter may not know.
# effect: contact
# loose: yes
# with: native
for number in (0x40000000 + 41, 0x40000000 + 59, 512 + 0x40000000, 520 + 0x40000000, 1 << 31, (1 << 32) + 41, -1):
    print(number, call(number, 2, 1, 0))
