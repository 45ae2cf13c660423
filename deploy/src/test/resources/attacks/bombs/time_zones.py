# Work that the host does for a program.
# ends: completed, timeout
# timeout: 5
import zoneinfo
for name in sorted(zoneinfo.available_timezones()):
    zoneinfo.ZoneInfo.no_cache(name)
