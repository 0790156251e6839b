package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the status of each automation is kept. For several threads. */
public interface AutomationStatuses {

    /** What is known of an automation; empty if it never ran as far as is known. */
    @NonNull
    Optional<AutomationStatus> status(@NonNull ResourceName automation);

    /** Keeps a status in the place of the one before. Where it cannot be kept the next run is a full one, so that is only told. */
    void save(@NonNull ResourceName automation, @NonNull AutomationStatus status);

    /** For as long as the process lives. */
    @NonNull
    static AutomationStatuses inMemory() {
        Map<ResourceName, AutomationStatus> all = new ConcurrentHashMap<>();
        return new AutomationStatuses() {
            @NonNull
            @Override
            public Optional<AutomationStatus> status(@NonNull ResourceName automation) {
                return Optional.ofNullable(all.get(automation));
            }

            @Override
            public void save(@NonNull ResourceName automation, @NonNull AutomationStatus status) {
                all.put(automation, status);
            }
        };
    }
}
