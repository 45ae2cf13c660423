# get_current_time(timezone: str) -> TimeResult: Get current time in a specific timezone
# time_server.get_current_time(timezone="Europe/Paris")

def get_current_time(timezone: str) -> TimeResult:
    """Get current time in a specific timezone

    timezone: IANA timezone name (e.g., 'America/New_York', 'Europe/London'). Use 'Etc/UTC' as local timezone if no timezone provided by the user.
    """

class TimeResult(TypedDict):
    timezone: str
    datetime: str
    day_of_week: str
    is_dst: bool


# convert_time(source_timezone: str, time: str, target_timezone: str) -> TimeConversionResult: Convert time between timezones
# time_server.convert_time(source_timezone="Europe/Paris", time="10:30", target_timezone="Europe/Paris")

def convert_time(source_timezone: str, time: str, target_timezone: str) -> TimeConversionResult:
    """Convert time between timezones

    source_timezone: Source IANA timezone name (e.g., 'America/New_York', 'Europe/London'). Use 'Etc/UTC' as local timezone if no source timezone provided by the user.
    time: Time to convert in 24-hour format (HH:MM)
    target_timezone: Target IANA timezone name (e.g., 'Asia/Tokyo', 'America/San_Francisco'). Use 'Etc/UTC' as local timezone if no target timezone provided by the user.
    """

class TimeConversionResult(TypedDict):
    source: TimeResult
    target: TimeResult
    time_difference: str

class TimeResult(TypedDict):
    timezone: str
    datetime: str
    day_of_week: str
    is_dst: bool


