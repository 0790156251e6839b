package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a trigger looks again. Registries are asked at the interval, whatever happens in between: a saved form, a restart or a
 * build that sets the trigger anew is no reason to ask them.
 *
 * @param images whether the trigger names images itself
 * @param policies whether it names configured policies
 * @param interval between two looks at the images; null if Jenkins' clock says when, by a cron line
 * @param settings a short text that stands for what is looked at
 */
record TriggerSchedule(boolean images, boolean policies, @Nullable Duration interval, @NonNull String settings) {

    /** After that time something that went wrong and costs no request is tried again. */
    static final Duration RETRY = Duration.ofMinutes(1);

    /**
     * The look that is due.
     *
     * @param state what is remembered
     * @param tried when the last look of this trigger began, as far as this process knows; else 1970
     * @param news whether a configured policy picked something since then
     * @param kept whether it is known what was picked when a build was refused, so that no registry need be asked again
     */
    @NonNull
    Optional<Look> due(@NonNull TriggerState state, @NonNull Instant tried, boolean news, boolean kept, @NonNull Instant now) {
        if (!images && !policies) {
            return Optional.empty();
        }
        // A look that could not be written down must not be repeated at once.
        boolean again = !now.isBefore(tried.plus(RETRY)) || now.isBefore(tried);
        if (!settings.equals(state.settings())) {
            String why = state.looked() == 0 ? "for the first time" : "what is watched was changed";
            return again ? Optional.of(Look.atAll(why)) : Optional.empty();
        }
        if (state.refused() && again) {
            return Optional.of(new Look(images && !kept, true, false, "no build could be started before"));
        }
        if (interval == null) {
            return Optional.empty();
        }
        Instant looked = Instant.ofEpochMilli(state.looked());
        Instant last = looked.isBefore(tried) ? tried : looked;
        if (images && (!now.isBefore(last.plus(interval)) || now.isBefore(last))) {
            return Optional.of(Look.atAll("the interval is over"));
        }
        if (policies && (news || !images && state.failures() > 0 && again)) {
            return Optional.of(Look.atPolicies());
        }
        return Optional.empty();
    }
}
