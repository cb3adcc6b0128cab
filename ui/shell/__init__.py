"""What stands around the views: header, rail and sheet."""
