"""Everyone is back early: over the windows, the latest return, counted from the window's start."""

from ortools.sat.python import cp_model

from meetingplan.plan.walk_model import TourVars, WalkModel


def value(model: WalkModel) -> cp_model.IntVar:
    """Sums, over the windows, the latest minute at which a group with visits has got off."""
    latest = []
    for window in model.problem.meeting.windows.values():
        last = model.cp.new_int_var(0, window.end - window.start, f"latest {window.id}")
        mine = [tour for tour in model.tours.values() if tour.tour.window == window.id]
        model.cp.add_max_equality(last, [0, *(_return(model, tour, window.start) for tour in mine)])
        latest.append(last)
    most = sum(window.end - window.start for window in model.problem.meeting.windows.values())
    total = model.cp.new_int_var(0, most, "latest_return")
    model.cp.add(total == sum(latest))
    return total


def _return(model: WalkModel, tour: TourVars, start: int) -> cp_model.IntVar:
    """Minutes from the window's start to the return; 0 for a tour without visits."""
    minutes = model.cp.new_int_var(0, tour.tour.latest - start, f"return {tour.tour.key}")
    model.cp.add(minutes == tour.back - start).only_enforce_if(tour.used)
    model.cp.add(minutes == 0).only_enforce_if(~tour.used)
    return minutes
