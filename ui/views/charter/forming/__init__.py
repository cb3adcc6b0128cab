"""The parts of the look "Forming": steps, invitation, expectations, pilot and more."""
