package weft.export;

import org.jspecify.annotations.Nullable;

/**
 * How Parquet files are to look.
 *
 * @param sql one query, whose rows are wanted
 * @param partition by what they are put into folders; absent for one file
 * @param software that writes them, with its version
 */
public record ParquetForm(String sql, @Nullable Partition partition, String software) {}
