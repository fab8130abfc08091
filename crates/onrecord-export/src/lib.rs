//! Records as tables: Arrow, Parquet, CSV, JSON Lines, and the columns of GDELT and POLECAT.
