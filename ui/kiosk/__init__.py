"""The kiosk: people check themselves in at a screen of their own."""
