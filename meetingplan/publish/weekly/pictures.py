"""The pictures of a check as SVG."""

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from meetingplan.domain.text import Language
from meetingplan.publish.pages.page import environment
from meetingplan.publish.pdf import png
from meetingplan.publish.weekly import chart, graphs
from meetingplan.publish.weekly.chart import LEVELS, PAPERS, Paper
from meetingplan.publish.weekly.report import Teller

SANS = "Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
"""Fonts for pictures that are shown on a screen."""
_PNG_WIDTH = 230
"""Millimetres."""


def wall_chart(told: Teller, paper: Paper, family: str = SANS) -> str:
    """The wall chart for a paper, in a family of fonts."""
    weekly, say = told.weekly, told.say
    subtitle = say("As of {day}, {countdown}. T is {first}, the first day of the meeting.",
                   day=told.long_day(weekly.day), countdown=weekly.schedule.t_minus(weekly.day),
                   first=told.long_day(weekly.schedule.first_day))  # fmt: skip
    return _drawn(
        told,
        "wallchart.svg",
        family=family,
        c=chart,
        drawn=chart.chart(weekly, LEVELS[paper]),
        paper=PAPERS[paper],
        title=wall_chart_title(told),
        subtitle=subtitle,
        today=f"{told.short_day(weekly.day)} {weekly.schedule.t_minus(weekly.day)}",
    )


def wall_chart_title(told: Teller) -> str:
    """What stands over the wall chart."""
    return told.say("Wall chart of the preparation: {title}", title=told.weekly.meeting.title)


def burn_up(told: Teller, family: str = SANS) -> str:
    """Tasks done and planned to be done, by day."""
    return _drawn(told, "burnup.svg", family=family, g=graphs, drawn=graphs.burn_up(told.weekly))


def load(told: Teller, family: str = SANS) -> str:
    """What the owners have to do."""
    return _drawn(told, "load.svg", family=family, g=graphs, drawn=graphs.load(told.weekly))


def pngs(told: Teller, family: str) -> Mapping[str, bytes]:
    """Burn-up and load for a Word document, by the ids of the sections they belong to."""
    height = graphs.load(told.weekly).height
    return {
        "summary": png(burn_up(told, family), (_PNG_WIDTH, round(_PNG_WIDTH * graphs.HEIGHT / graphs.WIDTH))),
        "load": png(load(told, family), (_PNG_WIDTH, round(_PNG_WIDTH * height / graphs.WIDTH))),
    }


def _drawn(told: Teller, template: str, **values: object) -> str:
    def month_name(day: date) -> str:
        return _month_name(day, told.language)

    return environment(told.language).get_template(template).render(month_name=month_name, **values)


def _month_name(day: date, language: Language) -> str:
    return format_date(day, "y年M月" if language == "zh_CN" else "MMM y", locale=language)
