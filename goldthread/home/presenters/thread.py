"""The thread of a finding as a picture, with a gap wherever something should follow and does not."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from goldthread.findings.choices import FINDING_KIND
from goldthread.findings.models import Addressee, Recommendation
from goldthread.findings.permissions import WRITE_FINDINGS
from goldthread.findings.presenters import source
from goldthread.foundation.access import Actor
from goldthread.home.presenters.strands import UNSEEN, Strands
from goldthread.home.presenters.thread_ends import impacts, recommendation_of, reports
from goldthread.home.queries.thread import Thread
from goldthread.improvement.choices import ACTION_STATE, DECIDED, HOW, RESPONSE_ANSWER, How, ResponseAnswer
from goldthread.improvement.domain.rating import Rating
from goldthread.improvement.models import Action, ClosureDecision, Purpose
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.presenters.addresses import href as action_href
from goldthread.improvement.presenters.addresses import new_action_href, respond_href, served_href
from goldthread.improvement.presenters.key import rating_tag
from goldthread.improvement.presenters.ratings import rating_of
from goldthread.improvement.presenters.responses import no_response
from goldthread.ui.charts import Node, ThreadPicture
from goldthread.ui.content import Content, Link, Tag, day, plain
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable


def drawn(thread: Thread, actor: Actor) -> tuple[ThreadPicture, list[Button]]:
    """The picture, and what would fill each gap the actor may fill, the first on the thread first."""
    strands = Strands(thread, actor)
    start = _finding(strands)
    recommended = _recommendations(strands, start)
    asked = {key: _responses(strands, key, node) for key, node in recommended.items()}
    ends = _actions(strands, recommended, asked)
    reports(strands, impacts(strands, recommended, ends))
    picture = ThreadPicture("What became of it", strands.nodes, strands.edges, _measure(strands))
    return picture, strands.fillings


def _measure(strands: Strands) -> str:
    gaps = sum(node.is_gap for node in strands.nodes) + sum("No owner" in node.state for node in strands.nodes)
    if not gaps:
        return "From its source to the report, without a gap"
    return "One gap on the way to the report" if gaps == 1 else f"{gaps} gaps on the way to the report"


def _finding(strands: Strands) -> str:
    finding = strands.thread.finding
    named = source(finding, strands.actor)
    address = named.href if isinstance(named, Link) else ""
    held = finding.audit.held if finding.audit else finding.judgement.review.held if finding.judgement else None
    origin = strands.add(Node("source", "Source", plain(named), str(held or ""), href=address))
    state = FINDING_KIND.term(finding.kind)
    told = Node("finding", "Finding", finding.text, state.text, state.tone, served_href(finding.board, finding))
    return strands.add(told, origin)


def _recommendations(strands: Strands, start: str) -> dict[object, str]:
    """The keys of the recommendations' nodes; under None, where actions that serve none of them begin."""
    finding = strands.thread.finding
    found: dict[object, str] = {}
    for one in strands.thread.recommendations:
        state = f"Signed off {day(one.signed_off_at)}" if one.signed_off_at else "Not signed off yet"
        node = Node(f"r-{one.pk}", "Recommendation", one.text, state, href=served_href(finding.board, one))
        found[one.pk] = strands.add(node, start)
    if not found:
        missing = "No recommendation recorded" if strands.sees_all else UNSEEN
        found[None] = strands.gap("Recommendation", "any", missing, start)
        address = reverse("findings:new_recommendation", args=[finding.board.short_name.lower()])
        strands.fill("recommend something", f"{address}?finding={finding.pk}", may=strands.may(WRITE_FINDINGS))
    return {None: start, **found}


def _responses(strands: Strands, key: object, start: str) -> dict[object, str]:
    """The nodes of the agencies asked by one recommendation, each its answer or the gap in its place, by agency."""
    found: dict[object, str] = {}
    served = recommendation_of(strands.thread, key)
    for one in strands.thread.asked:
        if served is None or one.recommendation_id != key:
            continue
        said = getattr(one, "said", None)
        if said:
            term = RESPONSE_ANSWER.term(ResponseAnswer(said))
            address = served_href(strands.thread.finding.board, served)
            told = Node(f"s-{one.pk}", "Response", str(one.agency), term.text, term.tone, address)
            found[one.agency_id] = strands.add(told, start)
        else:
            found[one.agency_id] = _no_response(strands, one, served, start)
    return found


def _no_response(strands: Strands, one: Addressee, served: Recommendation, start: str) -> str:
    if served.signed_off_at is not None:
        address = respond_href(strands.thread.finding.board, one)
        may = strands.answers_for_agency(one.agency_id)
        strands.fill(f"respond to {served} for {one.agency}", address, may=may)
    return strands.gap("Response", str(one.pk), f"{one.agency}: {no_response(served)}", start)


def _actions(
    strands: Strands, recommended: dict[object, str], asked: dict[object, dict[object, str]]
) -> dict[object, list[str]]:
    """For each recommendation (or None), the last nodes its actions lead to: evidence, or the gap in its place.

    An action follows from its own agency's response, and straight from the recommendation where no agency of its was
    asked.
    """
    ends: dict[object, list[str]] = {key: [] for key in recommended}
    shown: dict[object, str] = {}
    for purpose in sorted(strands.thread.purposes, key=lambda one: one.recommendation_id is None):
        towards = purpose.recommendation_id if purpose.recommendation_id in recommended else None
        start = asked[towards].get(purpose.action.owner_agency_id, recommended[towards])
        if purpose.action_id in shown and towards is None:
            continue
        if purpose.action_id in shown:
            strands.join(start, f"a-{purpose.action_id}")
        else:
            shown[purpose.action_id] = _action(strands, purpose, start)
        ends[towards].append(shown[purpose.action_id])
    for key, node in recommended.items():
        if not ends[key] and (key is not None or node.startswith("no-")):
            ends[key].append(_no_action(strands, key, list(asked[key].values()) or [node]))
    return ends


def _action(strands: Strands, purpose: Purpose, start: str) -> str:
    action = purpose.action
    is_owned = bool(action.owner_agency_id or action.owner_group_id or action.owner_person_id)
    rating, state = _rated(strands, action), ACTION_STATE.text(action.state)
    words = [rating.text] if rating is not None else []
    words += [state] if is_owned else [state, "No owner recorded"]
    tone = rating.tone if rating is not None else ACTION_STATE.term(action.state).tone
    key = strands.add(Node(f"a-{action.pk}", "Action", action.text, ". ".join(words), tone, action_href(action)), start)
    if not is_owned:
        strands.fill(f"name an owner of {action}", action_href(action, "change"), may=strands.may(WRITE_ACTIONS))
    return _evidence(strands, purpose, action, key)


def _rated(strands: Strands, action: Action) -> Tag | None:
    """The action's rating today, in the board's words; none for what is not rated."""
    rating = rating_of(action, strands.thread.settings, timezone.localdate())
    return None if rating is Rating.NONE else rating_tag(rating, strands.thread.settings)


def _evidence(strands: Strands, purpose: Purpose, action: Action, start: str) -> str:
    held, accepted = getattr(purpose, "evidence_count", 0), getattr(purpose, "accepted_count", 0)
    if not held:
        may_answer = strands.answers_for(action)
        strands.fill(f"add evidence to {action}", action_href(action, "add_evidence"), may=may_answer)
        return strands.gap("Evidence", str(action.pk), "No evidence yet", start)
    text = "1 piece of evidence" if held == 1 else f"{held} pieces of evidence"
    state = f"{accepted} of {held} accepted" if accepted else "Not accepted yet"
    return strands.add(Node(f"e-{action.pk}", "Evidence", text, state, href=action_href(action)), start)


def _no_action(strands: Strands, key: object, starts: list[str]) -> str:
    finding = strands.thread.finding
    served = recommendation_of(strands.thread, key) or finding
    may_write = strands.may(WRITE_ACTIONS)
    strands.fill(f"add an action for {served}", new_action_href(finding.board, served), may=may_write)
    missing = "No action recorded" if strands.sees_all else UNSEEN
    action = strands.gap("Action", str(key), missing, *starts)
    return strands.gap("Evidence", f"for-{key}", "No evidence yet", action)


def decisions_table(thread: Thread) -> RecordTable | None:
    """What the owning group decided of the closures on the thread, the first first; nothing where nothing was."""
    rows: list[list[Content]] = [_decision(one) for one in thread.decisions]
    headings = ["When", "Action", "Decision", "By", "Reason"]
    return RecordTable("What the group decided", headings, rows, Empty("Nothing decided", "")) if rows else None


def _decision(one: ClosureDecision) -> list[Content]:
    how = f"{one.group}, " if one.how == How.MEETING and one.group else ""
    by = f"{how}{one.chaired_by or HOW.text(one.how)}"
    link = Link(one.action.reference, action_href(one.action))
    return [one.on, link, DECIDED.tag(one.decided), by, one.reason or "None given"]
