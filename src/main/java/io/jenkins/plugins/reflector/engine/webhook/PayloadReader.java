package io.jenkins.plugins.reflector.engine.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Understands the bodies of each sender (features.md 4.4). All items of a body count, not the first alone. */
final class PayloadReader {

    private static final String DOCKER_HUB = "index.docker.io";
    private static final Set<String> NO_IMAGES =
            Set.of("application/vnd.cncf.helm.config.v1+json", "application/octet-stream");

    private final WebhookSender sender;
    private final HostMapping hosts;
    private final GenericFields generic;

    PayloadReader(@NonNull WebhookSender sender, @NonNull HostMapping hosts, @NonNull GenericFields generic) {
        this.sender = sender;
        this.hosts = hosts;
        this.generic = generic;
    }

    /** @throws InvalidPayloadException if the body is not what this sender sends */
    @NonNull
    Payload read(@NonNull WebhookRequest request) throws InvalidPayloadException {
        return switch (sender) {
            case GITLAB -> Payload.anything(text(request.header("X-Gitlab-Event")));
            case GENERIC -> generic(request);
            case GITHUB -> github(text(request.header("X-GitHub-Event")), json(request));
            case NEXUS -> nexus(text(request.header("X-Nexus-Webhook-Id")), json(request));
            case DOCKER_HUB -> dockerHub(json(request));
            case DISTRIBUTION -> distribution(json(request));
            case HARBOR -> harbor(json(request));
            case QUAY -> quay(json(request));
            case ACR -> acr(json(request));
            case ECR -> ecr(json(request));
            case GCR -> gcr(json(request));
            case ARTIFACTORY -> artifactory(json(request));
            case GITEA -> gitea(text(request.header("X-Gitea-Event")), json(request));
        };
    }

    private Payload dockerHub(JsonNode body) throws InvalidPayloadException {
        String name = required(body, "/repository/repo_name");
        return Payload.of(
                "push", List.of(hosts.at(DOCKER_HUB, name, body.at("/push_data/tag").asText())));
    }

    private Payload distribution(JsonNode body) throws InvalidPayloadException {
        JsonNode events = body.path("events");
        if (!events.isArray()) {
            throw new InvalidPayloadException("the body has no list 'events'");
        }
        List<PushedImage> images = new ArrayList<>();
        for (JsonNode event : events) {
            String tag = event.at("/target/tag").asText();
            // Blobs, and manifests pushed by digest as parts of an index, come without a tag.
            if (event.path("action").asText().equals("push") && !tag.isEmpty()) {
                images.add(hosts.at(
                        event.at("/request/host").asText(), required(event, "/target/repository"), tag));
            }
        }
        return Payload.of(images.isEmpty() ? "" : "push", images);
    }

    private Payload github(String event, JsonNode body) throws InvalidPayloadException {
        JsonNode packaged = body.has("registry_package") ? body.path("registry_package") : body.path("package");
        String type = packaged.path("package_type").asText().toLowerCase(Locale.ROOT);
        if (!Set.of("package", "registry_package").contains(event) || !Set.of("container", "docker").contains(type)) {
            return Payload.nothing(event);
        }
        String owner = packaged.path("namespace").asText();
        if (owner.isEmpty()) {
            owner = packaged.at("/owner/login").asText();
        }
        String name = required(packaged, "/name");
        String repository = name.startsWith(owner + "/") ? name : owner + "/" + name;
        String host = hostOf(packaged.at("/registry/url").asText());
        String tag = packaged.at("/package_version/container_metadata/tag/name").asText();
        return Payload.of(
                event,
                List.of(hosts.at(
                        host.isEmpty() || host.endsWith("github.com") ? "ghcr.io" : host,
                        repository.toLowerCase(Locale.ROOT),
                        tag)));
    }

    private Payload harbor(JsonNode body) {
        boolean cloudEvent = body.has("specversion");
        String type = body.path("type").asText();
        JsonNode data = cloudEvent ? body.path("data") : body.path("event_data");
        if (!Set.of("PUSH_ARTIFACT", "harbor.artifact.pushed", "REPLICATION", "harbor.replication.status.changed")
                .contains(type)) {
            return Payload.nothing(type);
        }
        List<PushedImage> images = new ArrayList<>();
        for (JsonNode resource : data.path("resources")) {
            String tag = resource.path("tag").asText();
            String url = resource.path("resource_url").asText();
            String written = tag.startsWith("sha256:") ? "" : tag;
            String repository = data.at("/repository/repo_full_name").asText();
            Optional<ImageReference> reference = ImageReference.parse(url);
            if (reference.isPresent() && url.indexOf('/') > 0) {
                images.add(hosts.at(
                        reference.get().name().registry(), reference.get().name().repository(), written));
            } else if (!repository.isEmpty()) {
                images.add(hosts.at("", repository, written));
            }
        }
        return images.isEmpty() ? Payload.anything(type) : Payload.of(type, images);
    }

    private Payload quay(JsonNode body) throws InvalidPayloadException {
        String url = required(body, "/docker_url");
        int slash = url.indexOf('/');
        String host = url.substring(0, Math.max(slash, 0));
        JsonNode updated = body.path("updated_tags");
        List<String> tags = new ArrayList<>();
        // Older servers send a map from tag to digest.
        updated.fieldNames().forEachRemaining(tags::add);
        for (JsonNode tag : updated.isArray() ? updated : NullNode.getInstance()) {
            tags.add(tag.asText());
        }
        return Payload.of(
                "push",
                tags.stream()
                        .map(tag -> hosts.at(host, url.substring(slash + 1), tag))
                        .toList());
    }

    private Payload acr(JsonNode body) throws InvalidPayloadException {
        String action = body.path("action").asText();
        if (!action.equals("push") || NO_IMAGES.contains(body.at("/target/mediaType").asText())) {
            return Payload.nothing(action);
        }
        return Payload.of(
                action,
                List.of(hosts.at(
                        body.at("/request/host").asText(),
                        required(body, "/target/repository"),
                        body.at("/target/tag").asText())));
    }

    private Payload ecr(JsonNode body) throws InvalidPayloadException {
        if (body.path("Type").asText().equals("SubscriptionConfirmation")) {
            throw new InvalidPayloadException(
                    "this is a request to confirm a subscription; confirm it at the sender, no address of a body is called");
        }
        JsonNode event = body.path("Type").asText().equals("Notification")
                ? WebhookJson.object(body.path("Message").asText().getBytes(StandardCharsets.UTF_8))
                : body;
        JsonNode detail = event.path("detail");
        String action = detail.path("action-type").asText();
        if (!action.equals("PUSH") || !detail.path("result").asText().equals("SUCCESS")) {
            return Payload.nothing(action);
        }
        String region = event.path("region").asText();
        String host = event.path("account").asText() + ".dkr.ecr." + region + ".amazonaws.com"
                + (region.startsWith("cn-") ? ".cn" : "");
        return Payload.of(
                action,
                List.of(hosts.at(
                        host, required(event, "/detail/repository-name"), detail.path("image-tag").asText())));
    }

    private Payload gcr(JsonNode body) throws InvalidPayloadException {
        JsonNode inner;
        try {
            inner = WebhookJson.object(Base64.getDecoder().decode(required(body, "/message/data")));
        } catch (IllegalArgumentException e) {
            throw new InvalidPayloadException("message.data is not in base64");
        }
        String action = inner.path("action").asText();
        String reference = inner.path(inner.path("tag").asText().isEmpty() ? "digest" : "tag").asText();
        Optional<ImageReference> image = ImageReference.parse(reference);
        if (!action.equals("INSERT")) {
            return Payload.nothing(action);
        }
        if (image.isEmpty()) {
            throw new InvalidPayloadException("message.data names no image");
        }
        return Payload.of(
                action,
                List.of(hosts.at(
                        image.get().name().registry(),
                        image.get().name().repository(),
                        Optional.ofNullable(image.get().tag()).orElse(""))));
    }

    private Payload nexus(String id, JsonNode body) throws InvalidPayloadException {
        String action = body.path("action").asText();
        if (!id.isEmpty() && !id.equals("rm:repository:component")
                || !body.at("/component/format").asText("docker").equals("docker")
                || !Set.of("CREATED", "UPDATED").contains(action)) {
            return Payload.nothing(action);
        }
        String name = required(body, "/component/name");
        String tag = body.at("/component/version").asText();
        return Payload.of(
                action,
                List.of(hosts.within(
                        body.path("repositoryName").asText(), new PushedImage("", name, tag), name, tag)));
    }

    private Payload artifactory(JsonNode body) throws InvalidPayloadException {
        String event = body.path("event_type").asText();
        if (!body.path("domain").asText().equals("docker") || !event.equals("pushed")) {
            return Payload.nothing(event);
        }
        String key = body.at("/data/repo_key").asText();
        String name = required(body, "/data/image_name");
        String tag = body.at("/data/tag").asText();
        PushedImage byPath = new PushedImage(hostOf(body.path("jpd_origin").asText()), key + "/" + name, tag);
        return Payload.of(event, List.of(hosts.within(key, byPath, name, tag)));
    }

    private Payload gitea(String event, JsonNode body) throws InvalidPayloadException {
        String action = body.path("action").asText();
        if (!action.equals("created") || !body.at("/package/type").asText().equals("container")) {
            return Payload.nothing(action.isEmpty() ? event : action);
        }
        String owner = body.at("/package/owner/login").asText(body.at("/package/owner/username").asText());
        String host = hostOf(body.at("/package/html_url").asText());
        String name = (owner + "/" + required(body, "/package/name")).toLowerCase(Locale.ROOT);
        return Payload.of(action, List.of(hosts.at(host, name, body.at("/package/version").asText())));
    }

    private Payload generic(WebhookRequest request) throws InvalidPayloadException {
        if (generic.image() == null) {
            return Payload.anything("");
        }
        JsonNode body = json(request);
        String image = body.at(generic.image()).asText();
        String tag = generic.tag() == null ? "" : body.at(generic.tag()).asText();
        ImageReference reference = ImageReference.parse(image)
                .orElseThrow(() -> new InvalidPayloadException("there is no image name at " + generic.image()));
        String itsTag = reference.tag() == null ? tag : reference.tag();
        return Payload.of(
                "", List.of(hosts.at(reference.name().registry(), reference.name().repository(), itsTag)));
    }

    private static JsonNode json(WebhookRequest request) throws InvalidPayloadException {
        return WebhookJson.object(request.body());
    }

    private static String required(JsonNode body, String pointer) throws InvalidPayloadException {
        String value = body.at(JsonPointer.compile(pointer)).asText();
        if (value.isEmpty()) {
            throw new InvalidPayloadException("the body has no text at " + pointer);
        }
        return value;
    }

    private static String hostOf(String url) {
        try {
            String authority = URI.create(url).getRawAuthority();
            return authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
