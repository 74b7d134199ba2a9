/** The JDBC store on real database servers. */
@NullMarked
package io.mailcore.integration.database;

import org.jspecify.annotations.NullMarked;
