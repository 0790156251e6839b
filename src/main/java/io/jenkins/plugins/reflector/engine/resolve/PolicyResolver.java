package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers policies, in Flux's order and words (flux.md 2.2, 2.8 to 2.10), and by the options of ours that a policy asks for. One
 * resolver is one evaluation: it scans each repository at most once, however many policies look at it. Not for several threads.
 */
public final class PolicyResolver {

    private final Function<ImagePolicy, Optional<ImageRepository>> repositories;
    private final TagSource tags;
    private final ScanCache scans;
    private final FirstSeenLedger ledger;
    private final Clock clock;

    /**
     * @param repositories finds the repository of a policy
     * @param tags brings tags, digests and what else images tell
     * @param ledger remembers since when tags are known; every scan is noted there
     * @param clock tells how old that makes them
     */
    public PolicyResolver(
            @NonNull Function<ResourceName, Optional<ImageRepository>> repositories,
            @NonNull TagSource tags,
            @NonNull FirstSeenLedger ledger,
            @NonNull Clock clock) {
        this(tags, ledger, clock, policy -> repositories.apply(policy.repository()));
    }

    private PolicyResolver(
            TagSource tags, FirstSeenLedger ledger, Clock clock, Function<ImagePolicy, Optional<ImageRepository>> repositories) {
        this.repositories = repositories;
        this.tags = tags;
        this.scans = new ScanCache(tags, ledger);
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * For policies that do not all see the same repositories.
     *
     * @param repositories finds the repository of a policy, if there is one that it may know of
     * @param tags brings tags, digests and what else images tell
     * @param ledger remembers since when tags are known; every scan is noted there
     * @param clock tells how old that makes them
     */
    @NonNull
    public static PolicyResolver seeing(
            @NonNull Function<ImagePolicy, Optional<ImageRepository>> repositories,
            @NonNull TagSource tags,
            @NonNull FirstSeenLedger ledger,
            @NonNull Clock clock) {
        return new PolicyResolver(tags, ledger, clock, repositories);
    }

    /** Remembers nothing of earlier evaluations: every tag counts as one of the first scan. */
    public PolicyResolver(
            @NonNull Function<ResourceName, Optional<ImageRepository>> repositories, @NonNull TagSource tags) {
        this(repositories, tags, new MemoryLedger(), Clock.systemUTC());
    }

    public PolicyResolver(@NonNull ResourceSet resources, @NonNull TagSource tags) {
        this(resources::imageRepository, tags);
    }

    /**
     * Evaluates one policy by itself, without the others of its group if it has one.
     *
     * @param previous the last answer of this policy; null if there is none
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    public PolicyResolution resolve(@NonNull ImagePolicy policy, @CheckForNull LatestRef previous)
            throws InterruptedException {
        return resolveAll(List.of(policy), any -> previous).get(0);
    }

    /**
     * Evaluates policies together. Whatever goes wrong with one of them is told by its result. Those of one group move only
     * together, so all of a group must be among them. A policy for several repositories is {@link PolicyExpansion expanded} before.
     *
     * @param previous the last answer of a policy for its repository; null if there is none
     * @return one result for each policy, in the same order
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    public List<PolicyResolution> resolveAll(
            @NonNull List<ImagePolicy> policies, @NonNull Function<ImagePolicy, LatestRef> previous)
            throws InterruptedException {
        Instant now = clock.instant();
        List<Answer> answers = new ArrayList<>();
        Map<String, List<Answer>> groups = new LinkedHashMap<>();
        for (ImagePolicy policy : policies) {
            Answer answer = new Answer(policy, previous.apply(policy));
            answers.add(answer);
            answer.attempt(() -> answer.begin(
                    new Evaluation(policy, repository(policy), answer.previous(), tags, scans, ledger, now)));
            String group = policy.options().group();
            if (group.isEmpty()) {
                answer.attempt(() -> alone(answer));
            } else {
                groups.computeIfAbsent(policy.name().namespace() + "/" + group, g -> new ArrayList<>())
                        .add(answer);
            }
        }
        for (List<Answer> group : groups.values()) {
            new MarriedGroup(group).resolve();
        }
        return answers.stream().map(Answer::resolution).toList();
    }

    /**
     * The repositories that the evaluation of these policies will scan, each once: those of policies that can have an answer. For
     * callers that begin with all of them at the same time.
     */
    @NonNull
    public List<ImageRepository> needed(@NonNull List<ImagePolicy> policies) {
        Map<ResourceName, ImageRepository> needed = new LinkedHashMap<>();
        for (ImagePolicy policy : policies) {
            try {
                TagPolicy.of(policy.choice());
                if (policy.repository() != null) {
                    needed.putIfAbsent(policy.repository(), repository(policy));
                }
            } catch (InvalidPolicyException | NotReadyException e) {
                // The evaluation tells it.
            }
        }
        return List.copyOf(needed.values());
    }

    private static void alone(Answer answer) throws NotReadyException, InterruptedException {
        Evaluation evaluation = answer.evaluation();
        evaluation.choose();
        boolean again = true;
        while (again) {
            again = evaluation.lookCloser();
        }
        evaluation.move();
        answer.finish(evaluation.answer());
    }

    /** The repository, if it is there, may be looked at, and has a name that can work. */
    private ImageRepository repository(ImagePolicy policy) throws NotReadyException {
        if (policy.repository() == null && policy.repositories() != null) {
            throw PolicyExpansion.unanswered(policy.repositories());
        }
        ImageRepository repository = repositories
                .apply(policy)
                .orElseThrow(() -> NotReadyException.retried(
                        "DependencyNotReady",
                        "failed to get the referred ImageRepository: referenced ImageRepository does not exist: "
                                + policy.repository()));
        Optional<String> refusal = RepositoryAccess.refusal(repository, policy.name().namespace());
        if (refusal.isPresent()) {
            throw NotReadyException.retried("AccessDenied", refusal.get());
        }
        try {
            ImageName.parse(repository.image());
        } catch (InvalidImageNameException e) {
            throw NotReadyException.stalled(ScanException.Reason.IMAGE_URL_INVALID.text(), e.getMessage());
        }
        return repository;
    }
}
