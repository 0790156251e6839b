package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.decision.Decision;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What keeps an object from going its way: what people decided on its page, and what stands in the configuration. */
@ExportedBean(defaultVisibility = 2)
public final class Switches {

    private final Decision suspension;
    private final boolean configured;
    private final Decision hold;
    private final PolicyOptions.Pin pin;
    private final boolean may;

    private Switches(Decision suspension, boolean configured, Decision hold, PolicyOptions.Pin pin, boolean may) {
        this.suspension = suspension;
        this.configured = configured;
        this.hold = hold;
        this.pin = pin;
        this.may = may;
    }

    /** Those of a policy, as evaluated. */
    @NonNull
    static Switches of(@NonNull ImagePolicy policy, @NonNull Catalog catalog, boolean may) {
        ImagePolicy plain =
                catalog.configured().policy(policy.name()).map(Owned::spec).orElse(policy);
        return new Switches(
                suspension(WatchedKind.IMAGE_POLICY, policy.name(), catalog),
                plain.suspend(),
                catalog.decisions().of(catalog.hold(policy)).orElse(null),
                plain.options().pin(),
                may);
    }

    /** Those of an image repository. */
    @NonNull
    static Switches of(@NonNull ImageRepository repository, @NonNull Catalog catalog, boolean may) {
        return new Switches(
                suspension(WatchedKind.IMAGE_REPOSITORY, repository.name(), catalog),
                catalog.configured().repository(repository.name()).map(owned -> owned.spec().suspend()).orElse(false),
                null,
                null,
                may);
    }

    /** Those of an automation. */
    @NonNull
    static Switches of(@NonNull ImageUpdateAutomation automation, @NonNull Catalog catalog, boolean may) {
        return new Switches(
                suspension(WatchedKind.AUTOMATION, automation.name(), catalog),
                catalog.configured().automation(automation.name()).map(owned -> owned.spec().suspend()).orElse(false),
                null,
                null,
                may);
    }

    @CheckForNull
    private static Decision suspension(WatchedKind kind, ResourceName name, Catalog catalog) {
        return catalog.decisions().of(Subject.suspension(kind, name)).orElse(null);
    }

    /** Who suspended it on its page; null if nobody. */
    @CheckForNull
    @Exported
    public DecisionRow getSuspension() {
        return suspension == null ? null : new DecisionRow(suspension);
    }

    /** Whether it is suspended in the configuration, and so can only be resumed there. */
    @Exported
    public boolean isSuspendedByConfiguration() {
        return configured;
    }

    /** Who holds it on its page; null if nobody. */
    @CheckForNull
    @Exported
    public DecisionRow getHold() {
        return hold == null ? null : new DecisionRow(hold);
    }

    /** The tag that it is pinned to in the configuration, and so can only be released from there; null if it is not. */
    @CheckForNull
    @Exported
    public String getPinnedByConfiguration() {
        return pin == null ? null : pin.tag();
    }

    /** Whether the one who asks may change it. */
    @Exported
    public boolean isMaySwitch() {
        return may;
    }
}
