//! Instants (milliseconds since 1970) in the forms the platform writes.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

fn format(at_ms: u64, pattern: &str) -> String {
    let at = i64::try_from(at_ms).ok().and_then(|ms| Timestamp::from_millisecond(ms).ok()).unwrap_or_default();
    at.strftime(pattern).to_string()
}

/// ISO 8601 UTC with milliseconds: `2026-03-05T16:40:10.000Z`.
pub fn iso(at_ms: u64) -> String {
    format(at_ms, "%Y-%m-%dT%H:%M:%S%.3fZ")
}

/// The account aggregator's form, 17 digits: `20260305170000000`.
pub fn reqdate(at_ms: u64) -> String {
    format(at_ms, "%Y%m%d%H%M%S%3f")
}

/// The HTTP form, whole seconds: `Thu, 05 Mar 2026 16:40:10 GMT`.
pub fn http_date(at_ms: u64) -> String {
    format(at_ms, "%a, %d %b %Y %H:%M:%S GMT")
}

/// The day of an instant, in UTC.
pub fn day(at_ms: u64) -> Date {
    let at = i64::try_from(at_ms).ok().and_then(|ms| Timestamp::from_millisecond(ms).ok()).unwrap_or_default();
    at.to_zoned(TimeZone::UTC).date()
}

/// The same day of a later month (or the last day of it).
pub fn months_later(day: Date, months: u32) -> Date {
    day.checked_add(i64::from(months).months()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT_MS: u64 = 1_772_728_810_007;

    #[test]
    fn every_form_names_the_same_instant() {
        assert_eq!(iso(AT_MS), "2026-03-05T16:40:10.007Z");
        assert_eq!(reqdate(AT_MS), "20260305164010007");
        assert_eq!(http_date(AT_MS), "Thu, 05 Mar 2026 16:40:10 GMT");
    }

    #[test]
    fn an_instalment_on_the_31st_falls_on_the_last_day_of_a_short_month() {
        assert_eq!(months_later(Date::constant(2026, 1, 31), 1).to_string(), "2026-02-28");
    }
}
