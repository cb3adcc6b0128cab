"""People: members and their sites, what they bring, lists in and out."""
