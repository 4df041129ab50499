/**
 * The commands that work on a file as a whole: {@code export}, {@code import}, {@code analyze},
 * {@code backup}, {@code prune}, {@code verify}.
 */
@NullMarked
package weft.cli.keep;

import org.jspecify.annotations.NullMarked;
