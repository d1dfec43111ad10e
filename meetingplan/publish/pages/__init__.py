"""Pages: itineraries, boards, the map, phone pages, and the front page that links them."""
