package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.ZonedDateTime;

/**
 * Author and committer of a commit; they are the same (flux.md 3.6).
 *
 * @param name may be empty
 * @param email never empty
 * @param when with the zone that the commit shall carry
 */
public record CommitIdentity(@NonNull String name, @NonNull String email, @NonNull ZonedDateTime when) {}
