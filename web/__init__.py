"""One visit: who visits, which project and date are asked for, the answers, and the routes that programs read."""
