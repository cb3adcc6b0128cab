"""The parts of the planner (see `ui.views.planner_view`)."""
