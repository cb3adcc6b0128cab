"""How fast Circlebook is: `make bench`, each time beside a baseline of the same run."""
