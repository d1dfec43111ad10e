"""Projects as the preparation levels them, solved as benchmark problems."""

from meetingplan.bench.shops import Row
from meetingplan.plan.budget import Budget
from meetingplan.prep.levelling import Project, level


def project_row(instance: str, project: Project, budget: Budget) -> Row:
    """Solves an instance; what the search believes to have found is checked job by job."""
    found = level(project, budget)
    assert project.allows(found.starts)
    return Row(instance, project.late(found.starts), found.late_bound, round(budget.spent(), 2))
