package io.jenkins.plugins.reflector.engine.registry.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the machine's AWS keys where Amazon's own tools find them, in their order: environment, web identity (IRSA), shared
 * credentials file, container, EC2 metadata (version 2 only).
 */
final class AwsKeySource {

    private static final String CONTAINER_HOST = "http://169.254.170.2";
    private static final String METADATA_HOST = "http://169.254.169.254";
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z_]+)\\s*=\\s*(.*?)\\s*");

    private final CloudHttp http;
    private final Surroundings surroundings;

    AwsKeySource(@NonNull CloudHttp http, @NonNull Surroundings surroundings) {
        this.http = http;
        this.surroundings = surroundings;
    }

    /** @throws CloudIdentityException if there are none, with all places that were looked at */
    @NonNull
    AwsKeys find(@NonNull String region) throws CloudIdentityException, InterruptedException {
        AwsKeys keys = ofEnvironment();
        if (keys == null && surroundings.variable("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()) {
            keys = ofWebIdentity(region);
        }
        keys = keys == null ? ofFile() : keys;
        keys = keys == null ? ofContainer() : keys;
        keys = keys == null ? ofMetadata() : keys;
        if (keys == null) {
            throw new CloudIdentityException("this machine has no AWS identity: looked for AWS_ACCESS_KEY_ID and "
                    + "AWS_SECRET_ACCESS_KEY, AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN, the profile "
                    + profile() + " in " + file() + ", AWS_CONTAINER_CREDENTIALS_FULL_URI, and the EC2 metadata service; "
                    + "set one of them up, or give credentials by secretRef");
        }
        return keys;
    }

    @CheckForNull
    private AwsKeys ofEnvironment() {
        String id = surroundings.variable("AWS_ACCESS_KEY_ID").orElse(null);
        String key = surroundings.variable("AWS_SECRET_ACCESS_KEY").orElse(null);
        return id == null || key == null
                ? null
                : new AwsKeys(id, key, surroundings.variable("AWS_SESSION_TOKEN").orElse(null));
    }

    private AwsKeys ofWebIdentity(String region) throws CloudIdentityException, InterruptedException {
        String role = surroundings
                .variable("AWS_ROLE_ARN")
                .orElseThrow(() -> new CloudIdentityException(
                        "AWS_WEB_IDENTITY_TOKEN_FILE is set and AWS_ROLE_ARN is not; set it to the role to assume"));
        String token = Surroundings.read(
                Path.of(surroundings.variable("AWS_WEB_IDENTITY_TOKEN_FILE").orElse("")),
                "AWS_WEB_IDENTITY_TOKEN_FILE");
        URI endpoint = URI.create(surroundings
                .variable("AWS_ENDPOINT_URL_STS")
                .or(() -> surroundings.variable("AWS_ENDPOINT_URL"))
                .orElse("https://sts." + region + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com")));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Action", "AssumeRoleWithWebIdentity");
        form.put("Version", "2011-06-15");
        form.put("RoleArn", role);
        form.put("RoleSessionName", surroundings.variable("AWS_ROLE_SESSION_NAME").orElse("image-reflector"));
        form.put("WebIdentityToken", token);
        CloudHttp.Answer answer = http.form(endpoint.resolve("/"), form, "AWS STS (AssumeRoleWithWebIdentity)");
        if (!answer.isSuccess()) {
            String code = element(answer.body(), "Code");
            throw new CloudIdentityException("AWS STS refused to assume the role " + role + " (" + answer.status()
                    + (code.isEmpty() ? "" : ": " + code) + "); check the role's trust policy and the service account");
        }
        return keys(
                element(answer.body(), "AccessKeyId"),
                element(answer.body(), "SecretAccessKey"),
                element(answer.body(), "SessionToken"),
                answer.what());
    }

    @CheckForNull
    private AwsKeys ofFile() throws CloudIdentityException {
        Path file = file();
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        String section = "";
        for (String line : Surroundings.read(file, "AWS credentials").split("\\R")) {
            String text = line.trim();
            if (text.startsWith("[") && text.endsWith("]")) {
                section = text.substring(1, text.length() - 1).trim();
            }
            Matcher field = LINE.matcher(line);
            if (section.equals(profile()) && field.matches()) {
                values.put(field.group(1).toLowerCase(Locale.ROOT), field.group(2));
            }
        }
        String id = values.get("aws_access_key_id");
        String key = values.get("aws_secret_access_key");
        return id == null || key == null ? null : new AwsKeys(id, key, values.get("aws_session_token"));
    }

    @CheckForNull
    private AwsKeys ofContainer() throws CloudIdentityException, InterruptedException {
        String uri = surroundings
                .variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                .map(path -> CONTAINER_HOST + path)
                .or(() -> surroundings.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                .orElse(null);
        if (uri == null) {
            return null;
        }
        String file = surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE").orElse(null);
        String token = file == null
                ? surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN").orElse("")
                : Surroundings.read(Path.of(file), "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        CloudHttp.Answer answer = http.metadata(
                "GET",
                URI.create(uri),
                token.isEmpty() ? Map.of() : Map.of("Authorization", token),
                "the AWS container credentials service");
        if (!answer.isSuccess()) {
            throw answer.refusal("check the task's role");
        }
        return ofJson(answer);
    }

    @CheckForNull
    private AwsKeys ofMetadata() throws CloudIdentityException, InterruptedException {
        if (surroundings.variable("AWS_EC2_METADATA_DISABLED").filter("true"::equalsIgnoreCase).isPresent()) {
            return null;
        }
        URI host = URI.create(
                surroundings.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT").orElse(METADATA_HOST));
        String what = "the EC2 metadata service";
        CloudHttp.Answer token;
        try {
            token = http.metadata(
                    "PUT",
                    host.resolve("/latest/api/token"),
                    Map.of("X-aws-ec2-metadata-token-ttl-seconds", "300"),
                    what);
        } catch (CloudIdentityException e) {
            // No answer means no EC2.
            return null;
        }
        if (!token.isSuccess()) {
            return null;
        }
        Map<String, String> session = Map.of("X-aws-ec2-metadata-token", token.body().trim());
        String path = "/latest/meta-data/iam/security-credentials/";
        CloudHttp.Answer roles = http.metadata("GET", host.resolve(path), session, what);
        String role = roles.isSuccess() ? roles.body().trim().lines().findFirst().orElse("") : "";
        if (role.isEmpty()) {
            throw new CloudIdentityException(
                    "this EC2 instance has no role; attach an instance profile that may read ECR, or give credentials by secretRef");
        }
        return ofJson(http.metadata("GET", host.resolve(path + CloudHttp.encode(role)), session, what));
    }

    private static AwsKeys ofJson(CloudHttp.Answer answer) throws CloudIdentityException {
        JsonNode json = answer.json();
        return keys(
                json.path("AccessKeyId").asText(""),
                json.path("SecretAccessKey").asText(""),
                json.path("Token").asText(""),
                answer.what());
    }

    private static AwsKeys keys(String id, String key, String token, String what) throws CloudIdentityException {
        if (id.isEmpty() || key.isEmpty()) {
            throw new CloudIdentityException(what + " answered without keys");
        }
        return new AwsKeys(id, key, token.isEmpty() ? null : token);
    }

    /** The text of an element that has no elements itself; STS speaks XML. */
    private static String element(String xml, String name) {
        int start = xml.indexOf("<" + name + ">");
        int end = start < 0 ? -1 : xml.indexOf("</" + name + ">", start);
        return end < 0 ? "" : xml.substring(start + name.length() + 2, end).trim();
    }

    private Path file() {
        return surroundings
                .variable("AWS_SHARED_CREDENTIALS_FILE")
                .map(Path::of)
                .orElse(surroundings.home().resolve(".aws").resolve("credentials"));
    }

    private String profile() {
        return surroundings.variable("AWS_PROFILE").orElse("default");
    }
}
