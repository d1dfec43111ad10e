"""What is printed: handbook, leaflets, sheets for drivers and hosts, signs and badges."""
