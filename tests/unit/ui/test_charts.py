"""Charts: the table holds the numbers that are drawn; the picture is sound, plain SVG with every word escaped."""

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.ui.charts import (
    Bar,
    BarChart,
    Chart,
    ColumnPairs,
    Edge,
    Lane,
    Mark,
    Node,
    Pair,
    Part,
    Stack,
    StackedBars,
    Stage,
    StageLine,
    StageState,
    ThreadPicture,
    YearLine,
)
from goldthread.ui.charts.base import NARROW
from goldthread.ui.charts.thread_layout import laid_out
from goldthread.ui.charts.thread_list import thread_list_html
from goldthread.ui.charts.words import cut, width, wrap
from goldthread.ui.charts.year_layout import BETWEEN, Axis, place
from goldthread.ui.content import plain
from goldthread.ui.gallery_pictures import pictures
from goldthread.ui.templatetags.ui import chart as chart_tag
from goldthread.ui.tones import Tone

SVG = "{http://www.w3.org/2000/svg}"
BAD = "<script>alert('x')</script>&\"\x00\x1b"
MONTH = PartialDate.month(2026, 6)
ATTACKED: list[Chart] = [
    BarChart(BAD, BAD, [Bar(BAD, 3, href="javascript:alert(1)"), Bar(BAD, None, href=f"/{BAD}")]),
    StackedBars(BAD, BAD, [Part(BAD, Tone.GOOD)], [Stack(BAD, [2])]),
    ColumnPairs(BAD, BAD, BAD, BAD, [Pair(BAD, 1, None, f"/{BAD}")]),
    YearLine(BAD, BAD, FinancialYear(2026), [Lane(BAD, [Mark(BAD, MONTH, href=f"/{BAD}"), Mark(BAD)])]),
    StageLine(BAD, [Stage(BAD, StageState.DONE)], BAD),
    ThreadPicture(BAD, [Node("a", "Source", BAD, BAD, href=f"/{BAD}")], [], BAD),
]
EMPTY: list[Chart] = [
    BarChart("t", "m", []),
    StackedBars("t", "m", [], []),
    ColumnPairs("t", "m", "a", "b", []),
    YearLine("t", "m", FinancialYear(2026), []),
    StageLine("t", []),
    ThreadPicture("t", [], []),
]
EXAMPLES = [picture for _, _, picture in pictures()]


def parsed(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg())


def drawn_words(chart: Chart) -> list[str]:
    return ["".join(node.itertext()) for node in parsed(chart).iter(f"{SVG}text")]


@pytest.mark.parametrize("chart", [*EXAMPLES, *ATTACKED, *EMPTY], ids=lambda chart: type(chart).__name__)
def test_a_picture_is_sound_titled_described_and_styled_by_attributes_alone(chart: Chart) -> None:
    root = parsed(chart)
    assert root.get("role") in ("img", "group")
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    for node in root.iter():
        assert node.tag.removeprefix(SVG) in {"svg", "title", "desc", "rect", "line", "path", "circle", "text", "a"}
        assert not {"class", "style"} & set(node.attrib)
        assert not any(name.startswith("on") for name in node.attrib)


@pytest.mark.parametrize("chart", ATTACKED, ids=lambda chart: type(chart).__name__)
def test_every_word_of_a_picture_is_escaped(chart: Chart) -> None:
    assert "<script" not in chart.svg()
    assert "javascript:" not in chart.svg()


@pytest.mark.parametrize("chart", [*EXAMPLES, *EMPTY], ids=lambda chart: type(chart).__name__)
def test_every_row_of_the_table_has_a_cell_for_each_heading(chart: Chart) -> None:
    headings, rows = chart.table()
    assert all(len(row) == len(headings) for row in rows)
    assert chart.description.endswith(".")
    assert chart_tag(chart)["svg"] == chart.svg()


def test_bars_show_the_numbers_of_their_table_and_are_to_scale() -> None:
    chart = BarChart("t", "m", [Bar("A", 10), Bar("B", 5), Bar("C", None), Bar("D", 0)])
    assert [row[1] for row in chart.table()[1]] == [10, 5, None, 0]
    assert {"10", "5", "Not recorded", "0"} <= set(drawn_words(chart))
    lengths = [float(node.get("width", 0)) for node in parsed(chart).iter(f"{SVG}rect")]
    assert lengths[0] == 2 * lengths[1]


def test_stacks_show_each_part_and_the_total() -> None:
    chart = StackedBars("t", "m", [Part("In", Tone.GOOD), Part("Out", Tone.BAD)], [Stack("A", [12, 8])])
    assert chart.table()[1] == [["A", 12, 8, 20]]
    assert {"12", "8", "20"} <= set(drawn_words(chart))


def test_a_stack_without_a_count_for_each_part_is_refused() -> None:
    with pytest.raises(ValueError, match="do not have a count for each part: A"):
        StackedBars("t", "m", [Part("In", Tone.GOOD)], [Stack("A", [1, 2])])


def test_pairs_show_both_counts_and_never_their_sum() -> None:
    chart = ColumnPairs("t", "m", "Cases", "Children", [Pair("Neglect", 6, 24)])
    assert chart.table() == (["Name", "Cases", "Children"], [["Neglect", 6, 24]])
    assert {"6", "24"} <= set(drawn_words(chart))
    assert "30" not in drawn_words(chart)


def test_an_arrow_is_drawn_only_where_something_slipped() -> None:
    kept = Mark("Kept", PartialDate.quarter(2026, 1), MONTH)
    late = Mark("Late", PartialDate.quarter(2026, 1), PartialDate.month(2026, 11))
    assert kept.slipped_to is None
    assert late.slipped_to == PartialDate.month(2026, 11)
    one = YearLine("t", "m", FinancialYear(2026), [Lane("L", [kept])])
    assert len(list(parsed(replace(one, lanes=[Lane("L", [late])])).iter(f"{SVG}path"))) == 2
    assert len(list(parsed(one).iter(f"{SVG}path"))) == 1


def test_the_year_line_tells_its_dates_in_the_table_and_a_missing_one_as_a_gap() -> None:
    line = YearLine("t", "m", FinancialYear(2026), [Lane("Audits", [Mark("A", MONTH), Mark("B")])])
    assert [[plain(cell) for cell in row] for row in line.table()[1]] == [
        ["A", "Audits", "June 2026", "Not moved", "Not recorded", "No note"],
        ["B", "Audits", "Not recorded", "Not moved", "Not recorded", "No note"],
    ]
    assert "B: no date recorded" in drawn_words(line)


def test_labels_of_one_lane_never_overlap() -> None:
    axis = Axis(dt.date(2026, 4, 1), dt.date(2027, 3, 31), 170, 1090)
    marks = [(f"A rather long name for audit number {n}", [PartialDate.month(2026, 4 + n % 9)]) for n in range(30)]
    placed, rows = place(axis, marks)
    assert rows > 1
    for row in range(rows):
        spans = sorted(_extent(axis, at, marks[n][1][0]) for n, at in enumerate(placed) if at.row == row)
        assert all(left[1] + BETWEEN <= right[0] + 1 for left, right in pairwise(spans))


def _extent(axis: Axis, at: object, span: PartialDate) -> tuple[float, float]:
    x, wide = axis.span(span)
    long = width(at.label, 13)  # type: ignore[attr-defined]
    start = at.label_x if at.anchor == "start" else at.label_x - long  # type: ignore[attr-defined]
    return min(x, start), max(x + wide, start + long)


def test_dates_outside_the_year_stay_at_its_edge() -> None:
    line = YearLine("t", "m", FinancialYear(2026), [Lane("L", [Mark("Before", PartialDate.month(2020, 1))])])
    places = [float(node.get("x", 0)) for node in parsed(line).iter(f"{SVG}rect")]
    assert all(0 <= x <= 1100 for x in places)


def test_the_thread_draws_gaps_as_gaps_and_links_as_links() -> None:
    picture = next(chart for chart in EXAMPLES if isinstance(chart, ThreadPicture))
    gaps = [node for node in picture.nodes if node.is_gap]
    dashed = [node for node in parsed(picture).iter(f"{SVG}rect") if node.get("stroke-dasharray")]
    assert len(dashed) == len(gaps) == 2
    assert len(list(parsed(picture).iter(f"{SVG}a"))) == sum(1 for node in picture.nodes if node.href)


def test_the_thread_as_a_list_names_every_node_once_more_where_two_meet() -> None:
    nodes = [Node("a", "Source", "One"), Node("b", "Source", "Two"), Node("c", "Finding", "Three <b>")]
    html = thread_list_html(ThreadPicture("t", nodes, [Edge("a", "c"), Edge("b", "c")]))
    assert html.count("Three &lt;b&gt;") == 2
    assert html.count("(see above)") == 1


def test_nodes_of_one_column_never_overlap() -> None:
    nodes = [Node("f", "Finding", "F"), *[Node(f"a{n}", "Action", "words " * n) for n in range(12)]]
    chart = ThreadPicture("t", nodes, [Edge("f", f"a{n}") for n in range(12)])
    cards = [node for node in parsed(chart).iter(f"{SVG}rect") if node.get("rx") == "4" and float(node.get("x", 0)) > 9]
    spans = sorted((float(card.get("y", 0)), float(card.get("height", 0))) for card in cards)
    assert all(top + high <= following for (top, high), (following, _) in pairwise(spans))


def test_a_thread_that_does_not_hold_together_is_refused() -> None:
    with pytest.raises(ValueError, match="a to b"):
        ThreadPicture("t", [Node("a", "Source", "x")], [Edge("a", "b")])
    with pytest.raises(ValueError, match="does not hold"):
        ThreadPicture("t", [Node("a", "Nowhere", "x")], [])


def test_long_words_are_wrapped_or_cut_to_their_room() -> None:
    assert cut("Short", 14, 200) == "Short"
    shortened = cut("A name much too long for its room", 14, 90)
    assert shortened.endswith("…")
    assert width(shortened, 14) <= 90
    lines = wrap("Elective home education and children missing from education", 14, 120, 2)
    assert len(lines) == 2
    assert all(width(line, 14) <= 120 for line in lines)


def test_two_pictures_on_a_page_do_not_share_identifiers() -> None:
    keys = [key for chart in EXAMPLES for key in re.findall(r' id="([^"]+)"', chart.svg())]
    assert len(keys) == len(set(keys))


def test_a_strand_past_a_column_is_led_between_its_cards() -> None:
    nodes = [
        Node("f", "Finding", "Found"),
        Node("r", "Recommendation", "Recommended"),
        Node("a", "Action", "Done for the finding itself"),
    ]
    edges = [Edge("f", "r"), Edge("f", "a")]
    layout = laid_out(("Finding", "Recommendation", "Action"), nodes, edges)
    way, card = layout.ways[edges[1]][0], layout.boxes["r"]
    assert not card.y <= way.middle <= card.y + card.high
    assert layout.ways[edges[0]] == []


@pytest.mark.parametrize("picture", [one for one in EXAMPLES if not isinstance(one, ThreadPicture)])
def test_a_picture_for_a_telephone_fits_it_and_says_the_same(picture: Chart) -> None:
    drawn = ElementTree.fromstring(picture.narrow_svg())
    assert float(drawn.attrib["width"]) == NARROW
    titled = drawn.find(f"{SVG}title")
    assert titled is not None
    assert titled.text == picture.title
