"""The papers of one gathering: agenda, facilitator's plan, sign-in sheet, tents."""
