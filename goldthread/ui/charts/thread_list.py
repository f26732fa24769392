"""The thread as a nested list: the same nodes, for screen readers, narrow screens and print."""

from __future__ import annotations

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from goldthread.ui.charts.thread import ThreadPicture
from goldthread.ui.charts.thread_nodes import Node
from goldthread.ui.content import Link, Tag
from goldthread.ui.markup import gap_html, link_html, tag_html


def thread_list_html(picture: ThreadPicture) -> SafeString:
    """Each node under what it follows from; a node that follows from two is told once and named again."""
    followed = {edge.end for edge in picture.edges}
    starts = [node for node in picture.nodes if node.key not in followed]
    return _branch(starts, picture, set())


def _branch(nodes: list[Node], picture: ThreadPicture, told: set[str]) -> SafeString:
    items = format_html_join("", "<li>{}{}</li>", ((_said(node), _beneath(node, picture, told)) for node in nodes))
    return format_html('<ul class="gt-thread__branch">{}</ul>', items)


def _beneath(node: Node, picture: ThreadPicture, told: set[str]) -> SafeString:
    if node.key in told:
        return escape(" (see above)")
    told.add(node.key)
    nodes = {held.key: held for held in picture.nodes}
    following = [nodes[edge.end] for edge in picture.edges if edge.start == node.key]
    return _branch(following, picture, told) if following else SafeString("")


def _said(node: Node) -> SafeString:
    what = gap_html(node.text) if node.is_gap else link_html(Link(node.text, node.href))
    state = tag_html(Tag(node.state, node.tone)) if node.state and not node.is_gap else escape(node.state)
    return format_html('<span class="gt-thread__step">{}</span> {} {}', node.column, what, state)
