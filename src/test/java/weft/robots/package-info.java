/** Tests of the Robots Exclusion Protocol. */
@NullMarked
package weft.robots;

import org.jspecify.annotations.NullMarked;
