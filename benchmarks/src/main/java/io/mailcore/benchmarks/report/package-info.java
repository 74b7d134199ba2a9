/** What was measured: kept, compared, and shown as tables and pictures. */
@NullMarked
package io.mailcore.benchmarks.report;

import org.jspecify.annotations.NullMarked;
