"""The addresses that answer in JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.ask import ask
from api.examples import shown
from api.links import ask_url, ask_view
from api.params import (
    Limit,
    Offset,
    TheItems,
    ThePlace,
    ThePlan,
    TheReader,
    TheTimes,
    followed,
    listing,
    stretch,
)
from api.shapes import (
    AgencyRow,
    AgencyWhole,
    Answered,
    Followed,
    ItemRow,
    Listing,
    PlanRow,
    PlanWhole,
    TargetRow,
    WorkloadRow,
    agency_row,
    agency_whole,
    answer_row,
    item_row,
    plan_row,
    plan_whole,
    target_row,
    workload_row,
)
from graph.answers import IndustryDetail, ItemQuery
from graph.model import Role
from loaders.ledger import Ledger, ledger_of

data = APIRouter(tags=["data"])


@data.get("/plans", responses=shown("/plans"))
def plans(
    request: Request,
    response: Response,
    reader: TheReader,
    place: ThePlace,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[PlanRow]:
    """The plans, with how much each holds."""
    page = reader.plans(jurisdiction=place, limit=limit, offset=offset)
    return listing(request, response, page, limit, offset, plan_row)


@data.get("/plans/{plan_id}", responses=shown("/plans/{plan_id}"), response_model_exclude={"trace"})
def plan(plan_id: str, reader: TheReader) -> PlanWhole:
    """One plan, whole, with its text."""
    return plan_whole(reader.plan(plan_id))


@data.get("/plans/{plan_id}/audit", responses=shown("/plans/{plan_id}/audit"))
def audit(plan_id: str, reader: TheReader) -> Ledger:
    """What each character of the plan's text became, what each role word did; what nothing explains stands first.

    It is drawn from the trace of the reading, which the store keeps with the plan: the same spans that made the graph.
    """
    return ledger_of(reader.plan(plan_id))


@data.get("/items", responses=shown("/items"))
def items(
    request: Request,
    response: Response,
    reader: TheReader,
    asked: TheItems,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Followed[ItemRow]:
    """The items for which every parameter holds, each with its agencies and the words that name them.

    Items of agencies whose functions went whole to the one that is named are among them, which `notes` say.
    """
    page = reader.items(asked.query, limit=limit, offset=offset)
    return followed(request, response, page, limit, offset, item_row, asked)


@data.get("/items/{item_id}", responses=shown("/items/{item_id}"))
def item(item_id: str, reader: TheReader) -> ItemRow:
    """One item with all that hangs on it."""
    return item_row(reader.item(item_id))


@data.get("/agencies", responses=shown("/agencies"))
def agencies(
    request: Request,
    response: Response,
    reader: TheReader,
    place: ThePlace,
    plan: ThePlan,
    kind: Annotated[str | None, Query(description="a kind of agency", examples=["customs_inspection"])] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[AgencyRow]:
    """The agencies that plans name."""
    page = reader.agencies(plan=plan, jurisdiction=place, kind=kind, limit=limit, offset=offset)
    return listing(request, response, page, limit, offset, agency_row)


# An agency's name may hold a slash, so its id is a path; the longer address must come first.
@data.get("/agencies/{agency_id:path}/items", responses=shown("/agencies/{agency_id}/items"))
def agency_items(
    request: Request,
    response: Response,
    agency_id: str,
    reader: TheReader,
    role: Role | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[ItemRow]:
    """The items of one agency, its own only; `/items?agency=` follows what passed to it from others."""
    reader.agency(agency_id)
    page = reader.items(ItemQuery(agencies=(agency_id,), role=role), limit=limit, offset=offset)
    return listing(request, response, page, limit, offset, item_row)


@data.get("/agencies/{agency_id:path}", responses=shown("/agencies/{agency_id}"))
def agency(agency_id: str, reader: TheReader) -> AgencyWhole:
    """One agency, what it carries, and what came before and after it."""
    return agency_whole(reader.agency(agency_id))


@data.get("/workload", responses=shown("/workload"))
def workload(
    request: Request,
    response: Response,
    reader: TheReader,
    place: ThePlace,
    plan: ThePlan,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[WorkloadRow]:
    """What each agency carries, the most items first."""
    page = reader.workload(plan=plan, jurisdiction=place, limit=limit, offset=offset)
    return listing(request, response, page, limit, offset, workload_row)


@data.get("/targets", responses=shown("/targets"))
def targets(
    request: Request,
    response: Response,
    reader: TheReader,
    asked: TheItems,
    unit: Annotated[str | None, Query(description="the unit of the figure", examples=["%"])] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Followed[TargetRow]:
    """The targets of the items for which every parameter holds, as in `/items`; `due` is asked of the target itself."""
    page = reader.targets(asked.query, unit=unit, limit=limit, offset=offset)
    return followed(request, response, page, limit, offset, target_row, asked)


@data.get("/industries", responses=shown("/industries"))
def industries(
    request: Request,
    response: Response,
    reader: TheReader,
    place: ThePlace,
    plan: ThePlan,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[IndustryDetail]:
    """The industries that items name, with the agencies of those items."""
    page = stretch(reader.industries(plan=plan, jurisdiction=place), limit, offset)
    return listing(request, response, page, limit, offset, lambda row: row)


@data.get("/ask", responses=shown("/ask"))
def answer(
    reader: TheReader,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=500,
            description="a question in English or Chinese",
            examples=["which items involve the customs inspection bureau", "检验检疫局参与哪些事项"],
        ),
    ],
    times: TheTimes,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Answered:
    """The answer to a question; where there are no rows, `why` says the reason and what to ask instead."""
    found = ask(q, reader, limit=limit, offset=offset, times=times)
    return Answered(
        question=found.question,
        language=found.language,
        intent=found.intent,
        understood=found.understood,
        agencies=[agency_row(each) for each in found.agencies],
        total=found.total,
        rows=[answer_row(row) for row in found.rows],
        why=found.why,
        lineage=found.lineage,
        notes=found.notes,
        url=ask_url(q),
        view=ask_view(q),
    )
