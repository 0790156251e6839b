package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.credentials.GitCredentialsLookup;
import io.jenkins.plugins.reflector.credentials.SigningKeyLookup;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Does one update for a job: finds the images, edits, commits, pushes. */
public final class UpdateService {

    private final EngineFactory engine;
    private final PolicyAnswers configured;
    private final FirstSeenLedger ledger;
    private final RunBook book;

    /**
     * @param configured answers the policies of the configuration
     * @param ledger remembers since when tags are known, for images and resources that are written in the job itself
     * @param book takes note of the runs of configured automations
     */
    public UpdateService(
            @NonNull EngineFactory engine,
            @NonNull PolicyAnswers configured,
            @NonNull FirstSeenLedger ledger,
            @NonNull RunBook book) {
        this.engine = engine;
        this.configured = configured;
        this.ledger = ledger;
        this.book = book;
    }

    /**
     * Carries out an order. An image without a pick does not keep the others from being updated; it is told at the end.
     *
     * @param order a checked one
     * @throws InterruptedException if the build is stopped
     */
    @NonNull
    public UpdateOutcome run(@NonNull UpdateOrder order, @NonNull UpdateAsker asker) throws InterruptedException {
        Parts parts = new Parts();
        try {
            if (order.automation() != null) {
                named(order, asker, parts);
            } else if (order.resources() != null) {
                resources(order, asker, parts);
            } else {
                images(order, asker, parts);
            }
        } catch (GitException | IOException | UncheckedIOException e) {
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            boolean told = e.getCause() == null || e instanceof GitException || why.contains(String.valueOf(e.getCause().getMessage()));
            parts.fail(told ? why : why + " (" + e.getCause().getMessage() + ")");
        }
        return parts.outcome(configured(order, asker));
    }

    /** Which policies are of the configuration: those of resources, and of images named in place, are the step's own, whatever they are called. */
    private static Predicate<String> configured(UpdateOrder order, UpdateAsker asker) {
        Set<ResourceName> own = EntryNames.of(order.images(), asker.name().namespace());
        return policy -> order.automation() != null || order.resources() == null && !own.contains(Names.parse(policy, null));
    }

    private void named(UpdateOrder order, UpdateAsker asker, Parts parts) throws InterruptedException {
        Catalog catalog = engine.catalog();
        Owned<ImageUpdateAutomation> automation =
                catalog.automation(order.automation(), asker.name().namespace()).orElse(null);
        if (automation == null) {
            parts.fail("No automation \"" + order.automation() + "\" is configured that may be used here: correct the name, or"
                    + " add it in Manage Jenkins, System, Image Reflector, or in the folder.");
        } else if (automation.spec().suspend()) {
            parts.fail("The automation " + automation.spec().name() + " is suspended "
                    + catalog.decisions()
                            .of(Subject.suspension(WatchedKind.AUTOMATION, automation.spec().name()))
                            .map(decision -> "by " + decision.words() + ". Resume it on its page")
                            .orElse("in " + automation.owner() + ": resume it there")
                    + ", or take the step out.");
        } else {
            new AutomationUpdates(engine, catalog, configured, book, asker).run(automation, order.isDryRun(), parts);
        }
    }

    private void resources(UpdateOrder order, UpdateAsker asker, Parts parts)
            throws GitException, IOException, InterruptedException {
        GitRemote remote = order.url() == null ? null : remote(order, asker);
        ResourceSet read = new StepResources(engine.sessions(), asker.workspace())
                .read(order.resources(), remote, order.branch());
        // What the step names, it may only reach with what its job sees.
        Owner owner = new Owner(null, "the parameter resources", asker.credentials());
        ResourceSet resources = order.url() == null
                ? read
                : StepResources.withSource(read, order.url(), GitRef.branch(order.branch()), order.credentialsId());
        Catalog catalog = Catalog.of(List.of(new Contribution(owner, resources, List.of())), folder -> false);
        PolicyAnswers answers = (policies, progress) -> PolicyResolver.seeing(
                        catalog::seenBy, engine.registriesOfJob(catalog).urgent(), ledger, Clock.systemUTC())
                .resolveAll(policies, any -> null);
        if (resources.automations().isEmpty() && remote != null) {
            Resolved resolved = ImageResolver.answer(catalog.evaluated(), answers, asker.progress());
            resolved.failures().forEach(parts::fail);
            update(order, asker, new UpdateWorkspace.Place(remote, order.branch(), null), resolved, parts);
            return;
        }
        if (resources.automations().isEmpty()) {
            parts.fail("The resources hold no ImageUpdateAutomation, which would say what to update: add one with its"
                    + " GitRepository, or set url.");
        }
        List<String> contradicted = resources.automations().isEmpty() ? List.of() : OrderChecks.ofAutomations(order);
        if (!contradicted.isEmpty()) {
            // Best refused: nobody wants a commit elsewhere than where the step says.
            parts.fail("reflectorUpdate has " + String.join(" and ", contradicted) + ", and the automations among its resources say that"
                    + " themselves: take it out of the step, or the automations out of the resources.");
            return;
        }
        for (Owned<ImageUpdateAutomation> automation : catalog.automations()) {
            if (automation.spec().suspend()) {
                asker.progress().line(automation.spec().name() + " is suspended");
            } else {
                new AutomationUpdates(engine, catalog, answers, RunBook.NONE, asker).run(automation, order.isDryRun(), parts);
            }
        }
    }

    private void images(UpdateOrder order, UpdateAsker asker, Parts parts) throws GitException, InterruptedException {
        UpdateWorkspace.Place place = order.isForWorkspace() ? checkout(order, asker) : null;
        Resolved resolved = new ImageResolver(
                        engine.registries(asker.credentials()).urgent(), ledger, engine.catalog(), configured)
                .resolve(order.images(), order.policies(), asker.name().namespace(), asker.progress());
        resolved.failures().forEach(parts::fail);
        if (!resolved.images().isEmpty()) {
            update(order, asker, place == null ? new UpdateWorkspace.Place(remote(order, asker), order.branch(), null) : place, resolved, parts);
        }
    }

    private UpdateWorkspace.Place checkout(UpdateOrder order, UpdateAsker asker) throws GitException, InterruptedException {
        if (asker.checkout() == null) {
            throw new GitException("reflectorUpdate without url updates the checkout of a workspace, and there is none here: put it"
                    + " into node { checkout scm; … }, or give url: 'https://git.example.com/fleet.git'.");
        }
        return asker.checkout()
                .find(order.branchGiven(), order.credentialsId(), asker.credentials(), engine.connection());
    }

    private void update(UpdateOrder order, UpdateAsker asker, UpdateWorkspace.Place place, Resolved resolved, Parts parts)
            throws GitException, InterruptedException {
        if (resolved.images().isEmpty()) {
            return;
        }
        parts.explain(resolved.reasons());
        SigningKeyLookup.Found key = order.signingKeyCredentialsId() == null
                ? null
                : new SigningKeyLookup(asker.credentials(), engine.isFips()).find(order.signingKeyCredentialsId());
        CommitSpec commit = DefaultMessage.commit(
                order.author(), order.message(), resolved.images(), key == null ? null : key.key());
        parts.add(new RequestRun(engine, asker, place.sessions())
                .run(new UpdateRequest(
                        asker.name(),
                        place.remote(),
                        GitRef.branch(place.branch()),
                        order.path(),
                        order.updateStrategy(),
                        resolved.images(),
                        commit,
                        new PushSpec(order.pushBranch(), null, Map.of()),
                        order.options(),
                        resolved.order(),
                        key == null ? null : key.signer(),
                        order.isDryRun())), place.remote().url());
    }

    private GitRemote remote(UpdateOrder order, UpdateAsker asker) throws GitException {
        return new GitRemote(
                order.url(),
                new GitCredentialsLookup(asker.credentials(), engine.isFips()).find(order.credentialsId(), order.url()),
                GitRepository.DEFAULT_TIMEOUT,
                engine.connection());
    }

    /** What an order came to so far. */
    static final class Parts {

        private final List<RequestRun.Ended> ended = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final List<UpdateOutcome.Push> pushes = new ArrayList<>();
        private final Map<PolicyImage, String> reasons = new HashMap<>();

        void fail(@NonNull String sentence) {
            failures.add(sentence);
        }

        /** Why each image was picked. */
        void explain(@NonNull Map<PolicyImage, String> why) {
            reasons.putAll(why);
        }

        void add(@NonNull RequestRun.Ended part, @NonNull String url) {
            ended.add(part);
            if (part.result().isPushed()) {
                pushes.add(new UpdateOutcome.Push(url, part.result()));
            }
            if (!part.report().ready()) {
                failures.add(part.report().message());
            }
        }

        UpdateOutcome outcome(Predicate<String> configured) {
            return new UpdateOutcome(
                    ReflectorUpdateResult.all(ended).because(reasons).ofConfiguration(configured), failures, pushes);
        }
    }
}
