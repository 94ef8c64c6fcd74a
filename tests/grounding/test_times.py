"""Time expressions: what is found, and which days it covers."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.grounding.times import find_times
from vedette.records.grounded import TimeMention
from vedette.records.spans import Span

SATURDAY = date(2024, 12, 14)


def only(text: str, published: date | None = SATURDAY) -> TimeMention:
    mentions = find_times(text, published=published)
    assert len(mentions) == 1, [m.words.text for m in mentions]
    return mentions[0]


def covered(text: str, published: date | None = SATURDAY) -> tuple[str, str, str]:
    mention = only(text, published)
    return mention.words.text, mention.first, mention.last


def given(text: str, words: str, published: date | None = SATURDAY) -> TimeMention:
    start = text.index(words)
    return find_times(text, published=published, spans=(Span(start, start + len(words)),))[0]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The convoy left on Friday.", "Friday", "2024-12-13"),
        ("The convoy left on Saturday.", "Saturday", "2024-12-14"),
        ("The convoy left on Fri. and was seen.", "Fri.", "2024-12-13"),
        ("The convoy left on 30-11-2023.", "30-11-2023", "2023-11-30"),
        ("The convoy left Sunday.", "Sunday", "2024-12-08"),
        ("The envoys will meet on Friday.", "Friday", "2024-12-20"),
        ("On Monday, the envoys will meet.", "Monday", "2024-12-16"),
        ("The mayor said on Friday that he will stay.", "Friday", "2024-12-13"),
        ("Talks are scheduled for Tuesday.", "Tuesday", "2024-12-17"),
        ("The envoys plan to meet next Saturday.", "next Saturday", "2024-12-21"),
        ("The base fell last Saturday.", "last Saturday", "2024-12-07"),
        ("The base fell yesterday.", "yesterday", "2024-12-13"),
        ("The base fell today.", "today", "2024-12-14"),
        ("The ships sail tomorrow.", "tomorrow", "2024-12-15"),
        ("The base fell three days ago.", "three days ago", "2024-12-11"),
        ("The base fell on Dec. 9.", "Dec. 9", "2024-12-09"),
        ("The base fell on December 9th.", "December 9th", "2024-12-09"),
        ("The base fell on 9 December 2023.", "9 December 2023", "2023-12-09"),
        ("The base fell on Sunday, December 8, 2024.", "Sunday, December 8, 2024", "2024-12-08"),
        ("The base fell on 2023-12-09.", "2023-12-09", "2023-12-09"),
        ("The base fell on 13/12/2023.", "13/12/2023", "2023-12-13"),
        ("The base fell on 03.04.2021.", "03.04.2021", "2021-04-03"),
        ("The base fell on March 27.", "March 27", "2024-03-27"),
        ("The base was captured on Dec. 30.", "Dec. 30", "2023-12-30"),
        ("The ceasefire will end on March 27.", "March 27", "2025-03-27"),
        ("The ceasefire holds until January 3.", "January 3", "2025-01-03"),
        ("The vote takes place on Wednesday, January 8.", "Wednesday, January 8", "2025-01-08"),
        ("The camp closed on New Year's Day.", "New Year's Day", "2024-01-01"),
        ("The camp closed on Thanksgiving.", "Thanksgiving", "2024-11-28"),
        ("The camp closed the day before yesterday.", "the day before yesterday", "2024-12-12"),
        ("They will meet the day after tomorrow.", "the day after tomorrow", "2024-12-16"),
        ("The camp closed on the 8th of this month.", "the 8th of this month", "2024-12-08"),
        ("They will vote this Sunday.", "this Sunday", "2024-12-15"),
        ("This Sunday they vote.", "This Sunday", "2024-12-15"),
        ("The camp closed on Friday, December 12.", "Friday, December 12", "2024-12-12"),
        (
            "The camp closed in the predawn hours of Dec. 9.",
            "the predawn hours of Dec. 9",
            "2024-12-09",
        ),
        ("The camp closed on 2024/12/08.", "2024/12/08", "2024-12-08"),
        ("The camp closed on December the 8th.", "December the 8th", "2024-12-08"),
        ("It fell on the first Monday of December.", "the first Monday of December", "2024-12-02"),
        ("It fell on the last Friday in November.", "the last Friday in November", "2024-11-29"),
        ("They will leave in three days.", "three days", "2024-12-17"),
        ("The camp closed on the eve of Dec. 9.", "the eve of Dec. 9", "2024-12-08"),
        ("It rejected the Jan. 20 deadline.", "Jan. 20", "2025-01-20"),
        ("The Oct. 7 raid changed it.", "Oct. 7", "2024-10-07"),
        ("It is payable to holders of record Dec. 21.", "Dec. 21", "2024-12-21"),
        ("Following the December 12 raid he will go.", "December 12", "2024-12-12"),
        ("The visas were extended until Tuesday.", "Tuesday", "2024-12-17"),
        ("They will appeal Tuesday's ruling.", "Tuesday", "2024-12-10"),
        ("Talks planned for Thursday were cancelled.", "Thursday", "2024-12-12"),
        ("A curfew was imposed, beginning Thursday.", "Thursday", "2024-12-19"),
    ],
)
def test_a_single_day_is_resolved(text: str, words: str, day: str) -> None:
    assert covered(text) == (words, day, day)
    assert only(text).precision == 1
    assert only(text).type == "DATE"


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("Friday morning the base fell.", "Friday morning", "2024-12-13TMO", "2024-12-13", "2024-12-13"),
        ("It fell on the night of Dec. 9.", "the night of Dec. 9", "2024-12-09TNI", "2024-12-09", "2024-12-09"),
        ("It fell at dawn on Friday.", "dawn on Friday", "2024-12-13TMO", "2024-12-13", "2024-12-13"),
        ("It fell at 9 a.m. on Friday.", "9 a.m. on Friday", "2024-12-13T09:00", "2024-12-13", "2024-12-13"),
        ("It fell Friday at 9:30 p.m. GMT", "Friday at 9:30 p.m. GMT", "2024-12-13T21:30", "2024-12-13", "2024-12-13"),
        ("It fell at 10:30am (0730 GMT) on Monday.", "10:30am (0730 GMT) on Monday", "2024-12-09T10:30", "2024-12-09", "2024-12-09"),
        ("It fell this morning.", "this morning", "2024-12-14TMO", "2024-12-14", "2024-12-14"),
        ("It fell last night.", "last night", "2024-12-13TNI", "2024-12-13", "2024-12-13"),
        ("It fell overnight.", "overnight", "2024-12-13TNI", "2024-12-13", "2024-12-14"),
        ("It fell at 3 in the morning on Friday.", "3 in the morning on Friday", "2024-12-13T03:00", "2024-12-13", "2024-12-13"),
        ("It fell at mid-afternoon on Friday.", "mid-afternoon on Friday", "2024-12-13TAF", "2024-12-13", "2024-12-13"),
        ("They will fly tonight.", "tonight", "2024-12-14TNI", "2024-12-14", "2024-12-14"),
    ],
)  # fmt: skip
def test_a_part_of_a_day_keeps_the_day(
    text: str, words: str, value: str, first: str, last: str
) -> None:
    mention = only(text)
    assert (mention.words.text, mention.value) == (words, value)
    assert (mention.first, mention.last, mention.type) == (first, last, "TIME")


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision"),
    [
        ("It fell earlier this week.", "earlier this week", "2024-12-09", "2024-12-13", 2),
        ("It fell this week.", "this week", "2024-12-09", "2024-12-14", 2),
        ("They will meet later this week.", "later this week", "2024-12-15", "2024-12-15", 1),
        ("It fell last week.", "last week", "2024-12-02", "2024-12-08", 3),
        ("They will meet next week.", "next week", "2024-12-16", "2024-12-22", 3),
        ("It fell last weekend.", "last weekend", "2024-12-07", "2024-12-08", 2),
        ("It fell last month.", "last month", "2024-11", "2024-11", 4),
        ("It fell earlier this month.", "earlier this month", "2024-12-01", "2024-12-14", 4),
        ("It fell about a month ago.", "about a month ago", "2024-11", "2024-11", 4),
        ("It fell two weeks ago.", "two weeks ago", "2024-11-25", "2024-12-01", 3),
        ("It fell 15 years ago.", "15 years ago", "2009", "2009", 5),
        ("It fell less than 48 hours ago.", "less than 48 hours ago", "2024-12-12", "2024-12-14", 2),
        ("It fell two and a half years ago.", "two and a half years ago", "2022-06", "2022-06", 4),
        ("It fell last year.", "last year", "2023", "2023", 5),
        ("They will vote next year.", "next year", "2025", "2025", 5),
        ("It fell in March.", "March", "2024-03", "2024-03", 4),
        ("They will vote in March.", "March", "2025-03", "2025-03", 4),
        ("It fell last July.", "last July", "2024-07", "2024-07", 4),
        ("It fell in late November.", "late November", "2024-11-21", "2024-11-30", 4),
        ("It fell in early December 2019.", "early December 2019", "2019-12-01", "2019-12-10", 4),
        ("It fell in mid-2016.", "mid-2016", "2016-06", "2016-07", 5),
        ("It fell in 1967.", "1967", "1967", "1967", 5),
        ("It was lost in the 1967 Mideast war.", "1967", "1967", "1967", 5),
        ("It was held from 2011 to 2014.", "2011 to 2014", "2011", "2014", 5),
        ("The war (2011-2014) ended.", "2011-2014", "2011", "2014", 5),
        ("It was lost in the '67 war.", "67", "1967", "1967", 5),
        ("It was lost in the July 2006 war.", "July 2006", "2006-07", "2006-07", 4),
        ("It grew in the '90s.", "90s", "1990", "1999", 5),
        ("It fell in nineteen ninety-six.", "nineteen ninety-six", "1996", "1996", 5),
        ("It fell in May nineteen ninety-six.", "May nineteen ninety-six", "1996-05", "1996-05", 4),
        ("It fell in the year two thousand.", "the year two thousand", "2000", "2000", 5),
        ("That 1978 resolution was kept.", "1978", "1978", "1978", 5),
        ("It shaped post-1959 politics.", "1959", "1959", "1959", 5),
        ("It fell earlier in the week.", "earlier in the week", "2024-12-09", "2024-12-13", 2),
        ("It fell in the week of Dec. 4.", "the week of Dec. 4", "2024-12-02", "2024-12-08", 3),
        ("It fell the week before last.", "the week before last", "2024-11-25", "2024-12-01", 3),
        ("The deal holds through January.", "January", "2025-01", "2025-01", 4),
        ("They will double it by May.", "May", "2025-05", "2025-05", 4),
        ("They fought from 3 to 6 May.", "3 to 6 May", "2024-05-03", "2024-05-06", 2),
        ("They fought from January to March.", "January to March", "2024-01", "2024-03", 5),
        ("They fought on Dec. 13, 14 and 15.", "Dec. 13, 14 and 15", "2024-12-13", "2024-12-15", 2),
        ("It fell in the first week of December.", "the first week of December", "2024-12-01", "2024-12-07", 3),
        ("They met over the weekend of 7-8 December.", "7-8 December", "2024-12-07", "2024-12-08", 2),
        ("It grew in the 1990s.", "the 1990s", "1990", "1999", 5),
        ("It was founded in the 16th century.", "the 16th century", "1501", "1600", 5),
        ("It fell in the summer of 2017.", "the summer of 2017", "2017-06", "2017-08", 5),
        ("It fell last winter.", "last winter", "2023-12", "2024-02", 5),
        ("It fell in the third quarter of 2020.", "the third quarter of 2020", "2020-07", "2020-09", 5),
        ("It fell in the second half of November.", "the second half of November", "2024-11-16", "2024-11-30", 4),
        ("It fell in the first half of last year.", "the first half of last year", "2023-01", "2023-06", 5),
        ("It fell in 2024-11.", "2024-11", "2024-11", "2024-11", 4),
        ("It fell in 11/2024.", "11/2024", "2024-11", "2024-11", 4),
        ("It shelled us over the past week.", "the past week", "2024-12-07", "2024-12-14", 4),
        ("It fell in the first half of 2016.", "the first half of 2016", "2016-01", "2016-06", 5),
        ("They fought from Monday to Wednesday.", "Monday to Wednesday", "2024-12-09", "2024-12-11", 2),
        ("They fought from Friday to Sunday.", "Friday to Sunday", "2024-12-06", "2024-12-08", 2),
        ("They fought between 3 and 5 May.", "3 and 5 May", "2024-05-03", "2024-05-05", 2),
        ("They fought December 1-5.", "December 1-5", "2024-12-01", "2024-12-05", 2),
        ("They fought between July 30 and August 2, 2010.", "July 30 and August 2, 2010", "2010-07-30", "2010-08-02", 2),
        ("They fought between January and May, 2012.", "January and May, 2012", "2012-01", "2012-05", 5),
        ("It shelled us over the past three days.", "the past three days", "2024-12-11", "2024-12-14", 2),
        ("It shelled us in the last 24 hours.", "the last 24 hours", "2024-12-13", "2024-12-14", 2),
    ],
)  # fmt: skip
def test_an_interval_is_resolved(
    text: str, words: str, first: str, last: str, precision: int
) -> None:
    assert covered(text) == (words, first, last)
    assert only(text).precision == precision


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They fought for two weeks.", "DURATION", "P2W"),
        ("A three-day truce began.", "DURATION", "P3D"),
        ("It lasted two and a half hours", "DURATION", "PT2H"),
        ("It took two-and-a-half years.", "DURATION", "P2Y6M"),
        ("It took 2 1/2 years.", "DURATION", "P2Y6M"),
        ("They waited for several months.", "DURATION", "PXM"),
        ("They pray every Friday.", "SET", "XXXX-WXX-5"),
        ("They met daily.", "SET", "P1D"),
        ("It falls on the first Monday of every month.", "SET", "P1M"),
        ("They killed 300 in three days.", "DURATION", "P3D"),
        ("A several-year siege ended.", "DURATION", "PXY"),
        ("It lasted another week.", "DURATION", "P1W"),
        ("They march on Friday nights.", "SET", "XXXX-WXX-5TNI"),
        ("It took two to three weeks.", "DURATION", "PXW"),
        ("It took a minute and a half.", "DURATION", "PT1M30S"),
        ("The 13-year-old war ended.", "DURATION", "P13Y"),
        ("It was ruled from Tyre for centuries.", "DURATION", "PXC"),
        ("It began on 10 Muharram 1446.", "DATE", "XXXX"),
        ("It began in Dhu al-Hijjah.", "DATE", "XXXX"),
        ("Later in the day they left.", "DATE", "XXXX-XX-XX"),
        ("It was seen at 0300 hours.", "TIME", "XXXX-XX-XXT03:00"),
        ("Each year it floods.", "SET", "P1Y"),
        ("He recently resigned.", "DATE", "PAST_REF"),
        ("Fighting grew in recent days.", "DATE", "PAST_REF"),
        ("They want peace in the near future.", "DATE", "FUTURE_REF"),
        ("It began on the first day of Ramadan.", "DATE", "XXXX"),
        ("It began on 03/04/2021.", "DATE", "2021-XX-XX"),
        ("The convoy was seen at 19:11.", "TIME", "XXXX-XX-XXT19:11"),
        ("The convoy was seen at 2037 UTC+3 near Tyre.", "TIME", "XXXX-XX-XXT20:37"),
        ("Shelling began at dawn.", "TIME", "XXXX-XX-XXTMO"),
        ("They left the day before.", "DATE", "PAST_REF"),
    ],
)
def test_what_has_no_interval_gets_none(text: str, kind: str, value: str) -> None:
    mention = only(text)
    if "half hours" in text:
        value = "PT2H30M"
    assert (mention.type, mention.value) == (kind, value)
    assert (mention.first, mention.last, mention.precision) == ("", "", 0)
    assert mention.rule


def test_now_is_the_day_of_publication() -> None:
    mention = only("Rebels currently hold the town.")
    assert (mention.value, mention.first) == ("PRESENT_REF", "2024-12-14")
    assert mention.anchor == "2024-12-14"


def test_a_time_of_day_takes_the_day_named_in_the_same_sentence() -> None:
    text = "On Thursday rockets hit the port and at 9 p.m. a depot."
    day, clock = find_times(text, published=SATURDAY)
    assert clock.value == "2024-12-12T21:00"
    assert clock.first == clock.anchor == day.first == "2024-12-12"


def test_the_same_day_needs_a_day_named_before_it() -> None:
    text = "The base fell on December 8. The port fell the same day."
    assert find_times(text, published=SATURDAY)[1].first == "2024-12-08"
    far = "The base fell on December 8. Nobody fled. The port fell the same day."
    assert find_times(far, published=SATURDAY)[1].first == ""
    later = "The base fell on 8 December 2024, and two days later the port."
    assert find_times(later, published=None)[1].first == "2024-12-10"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("on March 27", "XXXX-03-27"),
        ("in March", "XXXX-03"),
        ("yesterday", "PAST_REF"),
        ("today", "PRESENT_REF"),
        ("tomorrow", "FUTURE_REF"),
        ("two days ago", "PAST_REF"),
        ("the day before yesterday", "PAST_REF"),
        ("the week before last", "PAST_REF"),
        ("on Thanksgiving", "XXXX-11"),
        ("by year-end", "XXXX-12-31"),
        ("last month", "PAST_REF"),
        ("next week", "FUTURE_REF"),
        ("this year", "PRESENT_REF"),
        ("overnight", "XXXX-XX-XXTNI"),
        ("last summer", "XXXX-SU"),
        ("in the third quarter", "XXXX-Q3"),
    ],
)
def test_without_a_publication_date_nothing_is_reckoned(words: str, value: str) -> None:
    mention = only(f"The base fell {words}.", None)
    assert (mention.value, mention.first, mention.last, mention.anchor) == (value, "", "", "")
    assert mention.rule == "no publication date"


def test_ago_is_counted_from_the_day_of_the_report_that_says_so() -> None:
    text = "The Levant Post reported on Tuesday that the envoys left three days ago."
    tuesday, ago = find_times(text, published=SATURDAY)
    assert (ago.first, ago.anchor) == ("2024-12-07", tuesday.first)
    plain = only("The envoys left three days ago.")
    assert (plain.first, plain.anchor) == ("2024-12-11", "2024-12-14")


def test_that_year_is_the_year_named_before() -> None:
    text = "In 1998 he fled, and later that year he died. A year later she fled."
    assert [m.first for m in find_times(text, published=SATURDAY)] == ["1998", "1998", "1999"]


def test_later_in_the_day_is_the_day_named_before() -> None:
    text = "On Thursday rebels took Tyre and later in the day left it."
    thursday, later = find_times(text, published=SATURDAY)
    assert later.first == later.anchor == thursday.first


def test_days_after_an_event_are_not_counted_from_a_day_named_before() -> None:
    text = "They were found on Friday two days after gunmen took them."
    assert [m.first for m in find_times(text, published=SATURDAY)] == ["2024-12-13", ""]


def test_a_publication_day_of_no_real_paper_counts_as_not_known() -> None:
    for published in (date.min, date.max):
        assert only("It fell last winter.", published).rule == "no publication date"


def test_full_dates_need_no_publication_date() -> None:
    assert covered("The base fell on 8 December 2024.", None)[1] == "2024-12-08"
    assert only("The base fell on 8 December 2024.").anchor == ""


@pytest.mark.parametrize(
    "text",
    [
        "It may leave, and it may not.",
        "They march to the square.",
        "Theresa May spoke to Tyre's mayor.",
        "May God help us.",
        "He told the Sunday Times so.",
        "Resolutions 2118 and 2254 were cited.",
        "Some 1200 people fled and 2000 soldiers came.",
        "They paid $2000 for it.",
        "He is a 28-year-old man.",
        "The 6-year-old Omar fled.",
        "Jan Haddad and Lina Saab signed.",
        "April Haddad left.",
        "The March on Tyre began.",
        "Black September struck.",
        "He lives in 26 July Street.",
        "They fought the Six-Day War.",
        "He took the night train.",
        "Mail on Sunday said so.",
        "It fell on 31 February.",
        "It fell on February 31, 2024.",
        "It fell on 45 May.",
        "It fell in the year 99999.",
        "The fall of Tyre was a shock.",
        "The score was 3.14 or 12.5.",
        "It is the second largest port.",
        "He marched on Bloody Sunday.",
        "He wrote for the Daily Star and Levant Today.",
        "A night club burned.",
        "The Future Movement won.",
        "He is the second of three.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert find_times(text, published=SATURDAY) == ()


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Held since early December.", "since early December", "2024-12-01", "2024-12-14"),
        ("Held since mid-October.", "since mid-October", "2024-10-15", "2024-12-14"),
        ("Held since 2011.", "since 2011", "2011", "2024-12-14"),
        ("Lost during the 1967 war.", "during the 1967 war", "1967", "1967"),
        ("Hit on Tuesday evening.", "on Tuesday evening", "2024-12-10", "2024-12-10"),
        ("War began in 2011. Since then they fled.", "Since then", "2011", "2024-12-14"),
        ("They must leave by January 3.", "by January 3", "2024-12-14", "2025-01-03"),
        ("They must leave within two weeks.", "within two weeks", "2024-12-14", "2024-12-28"),
        ("It has been besieged for nine days.", "for nine days", "2024-12-05", "2024-12-14"),
        ("They have held it for three years.", "three years", "2021", "2024-12-14"),
        ("It was besieged for nine days.", "for nine days", "", ""),
        ("They fought on Friday and Saturday.", "Friday and Saturday", "2024-12-13", "2024-12-14"),
        ("The 2003 invasion and some 2004 others.", "2004", "2004", "2004"),
        ("From September 3 to October 4 they fought.", "October 4", "2024-10-04", "2024-10-04"),
    ],
)
def test_a_given_span_is_normalised_as_a_whole(
    text: str, words: str, first: str, last: str
) -> None:
    mention = given(text, words)
    assert (mention.words.text, mention.first, mention.last) == (words, first, last)


def test_a_given_span_without_a_time_stays_unresolved() -> None:
    mention = given("They left before the storm.", "before the storm")
    assert (mention.value, mention.first, mention.precision) == ("", "", 0)
    assert mention.rule == "no time expression in these words"


def test_given_spans_come_back_in_the_order_given() -> None:
    text = "On Friday and in 2011."
    spans = (Span(17, 21), Span(3, 9))
    found = find_times(text, published=SATURDAY, spans=spans)
    assert [m.words.text for m in found] == ["2011", "Friday"]
