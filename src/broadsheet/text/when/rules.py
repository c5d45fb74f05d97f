"""What a phrase of time means: one function a rule of ``templates.py``.

Each takes what the pattern caught and where the text stands in time, and gives the first and the last day, or
nothing where the phrase names no time after all.
"""

from __future__ import annotations

from broadsheet.text.when.dayrules import (
    date_,
    date_day,
    date_number,
    date_span,
    dates,
    dotted,
    first_date,
    iso,
    last_weekday,
    next_weekday,
    night_to,
    nights,
    ordinal_date,
    ordinal_day,
    slashed,
    this_weekday,
    weekday,
    weekday_of_week,
    weekday_week,
    weekday_week_ago,
)
from broadsheet.text.when.monthrules import (
    bare_month,
    day_of_month,
    decade,
    edge,
    edge_of,
    edge_unit,
    feast_,
    feast_span,
    half,
    month,
    month_of_year,
    month_rule,
    nth,
    quarter,
    season_of_year,
    season_rule,
    year,
    years,
    years_short,
)
from broadsheet.text.when.reading import Rule
from broadsheet.text.when.weekrules import (
    COMING,
    ago,
    from_base,
    hence,
    hence_sure,
    next_span,
    overnight,
    past_span,
    rest_of,
    so_far,
    unit_rule,
    unplaced,
    weekend_rule,
    word,
)

RULES: dict[str, Rule] = {
    "ago": ago, "bare_month": bare_month, "bare_season": season_rule(None), "bare_year": year, "date": date_,
    "coming_weekend": weekend_rule(COMING), "date_day": date_day, "day_of_month": day_of_month, "edge_of": edge_of,
    "month_of_year": month_of_year, "season_of_year": season_of_year, "date_number": date_number, "date_span": date_span, "dates": dates, "day_before": from_base(-1),
    "decade": decade, "dotted": dotted, "edge": edge, "edge_unit": edge_unit, "feast": feast_, "feast_span": feast_span,
    "first_date": first_date, "half": half, "hence": hence, "hence_sure": hence_sure, "iso": iso, "last_month": month_rule(-1),
    "last_night": from_base(-1), "last_season": season_rule(-1), "last_unit": unit_rule(-1), "last_weekday": last_weekday,
    "last_weekend": weekend_rule(-1), "month": month, "next_month": month_rule(1), "next_season": season_rule(1),
    "next_span": next_span, "next_unit": unit_rule(1), "next_weekday": next_weekday, "next_weekend": weekend_rule(1),
    "night_to": night_to, "nights": nights, "nth_weekday": nth, "ordinal_date": ordinal_date, "ordinal_day": ordinal_day,
    "overnight": overnight, "past_span": past_span, "quarter": quarter, "rest_of": rest_of, "season": season_rule(None),
    "slashed": slashed, "so_far": so_far, "this_month": month_rule(0), "this_season": season_rule(0),
    "this_unit": unit_rule(0), "this_weekday": this_weekday, "this_weekend": weekend_rule(0), "tomorrow": from_base(1),
    "unplaced": unplaced, "weekday": weekday, "weekday_last_week": lambda caught: weekday_of_week(caught, -1),
    "weekday_next_week": lambda caught: weekday_of_week(caught, 1),
    "weekday_this_week": lambda caught: weekday_of_week(caught, 0), "weekday_week": weekday_week,
    "weekday_week_ago": weekday_week_ago, "weekend": weekend_rule(None), "word": word, "word_back": from_base(-1),
    "word_on": from_base(1), "word_today": from_base(0), "year": year, "years": years, "years_short": years_short,
}  # fmt: skip
