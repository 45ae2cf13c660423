# create_or_update_file(owner: str, repo: str, path: str, content: str, message: str, branch: str, sha: str = ...): Create or update a single file in a GitHub repository
# github.create_or_update_file(owner="octocat", repo="hello-world", path="/path/to/file", content="content", message="message", branch="branch")

def create_or_update_file(
    owner: str,
    repo: str,
    path: str,
    content: str,
    message: str,
    branch: str,
    sha: str = ...,
) -> Any:
    """Create or update a single file in a GitHub repository

    owner: Repository owner (username or organization)
    repo: Repository name
    path: Path where to create/update the file
    content: Content of the file
    message: Commit message
    branch: Branch to create/update the file in
    sha: SHA of the file being replaced (required when updating existing files)
    """


# search_repositories(query: str, page: float = ..., perPage: float = ...): Search for GitHub repositories
# github.search_repositories(query="query")

def search_repositories(query: str, page: float = ..., perPage: float = ...) -> Any:
    """Search for GitHub repositories

    query: Search query (see GitHub search syntax)
    page: Page number for pagination (default: 1)
    perPage: Number of results per page (default: 30, max: 100)
    """


# create_repository(name: str, description: str = ..., private: bool = ..., autoInit: bool = ...): Create a new GitHub repository in your account
# github.create_repository(name="name")

def create_repository(
    name: str,
    description: str = ...,
    private: bool = ...,
    autoInit: bool = ...,
) -> Any:
    """Create a new GitHub repository in your account

    name: Repository name
    description: Repository description
    private: Whether the repository should be private
    autoInit: Initialize with README.md
    """


# get_file_contents(owner: str, repo: str, path: str, branch: str = ...): Get the contents of a file or directory from a GitHub repository
# github.get_file_contents(owner="octocat", repo="hello-world", path="/path/to/file")

def get_file_contents(owner: str, repo: str, path: str, branch: str = ...) -> Any:
    """Get the contents of a file or directory from a GitHub repository

    owner: Repository owner (username or organization)
    repo: Repository name
    path: Path to the file or directory
    branch: Branch to get contents from
    """


# push_files(owner: str, repo: str, branch: str, files: list[PushFilesFilesItem], message: str): Push multiple files to a GitHub repository in a single commit
# github.push_files(owner="octocat", repo="hello-world", branch="branch", files=[{"path": "/path/to/file", "content": "content"}], message="message")

def push_files(owner: str, repo: str, branch: str, files: list[PushFilesFilesItem], message: str) -> Any:
    """Push multiple files to a GitHub repository in a single commit

    owner: Repository owner (username or organization)
    repo: Repository name
    branch: Branch to push to (e.g., 'main' or 'master')
    files: Array of files to push
    message: Commit message
    """

class PushFilesFilesItem(TypedDict):
    path: str
    content: str


# create_issue(owner: str, repo: str, title: str, body: str = ..., assignees: list[str] = ..., milestone: float = ..., labels: list[str] = ...): Create a new issue in a GitHub repository
# github.create_issue(owner="octocat", repo="hello-world", title="title")

def create_issue(
    owner: str,
    repo: str,
    title: str,
    body: str = ...,
    assignees: list[str] = ...,
    milestone: float = ...,
    labels: list[str] = ...,
) -> Any:
    """Create a new issue in a GitHub repository"""


# create_pull_request(owner: str, repo: str, title: str, *, body: str = ..., head: str, base: str, draft: bool = ..., maintainer_can_modify: bool = ...): Create a new pull request in a GitHub repository
# github.create_pull_request(owner="octocat", repo="hello-world", title="title", head="head", base="base")

def create_pull_request(
    owner: str,
    repo: str,
    title: str,
    *,
    body: str = ...,
    head: str,
    base: str,
    draft: bool = ...,
    maintainer_can_modify: bool = ...,
) -> Any:
    """Create a new pull request in a GitHub repository

    owner: Repository owner (username or organization)
    repo: Repository name
    title: Pull request title
    body: Pull request body/description
    head: The name of the branch where your changes are implemented
    base: The name of the branch you want the changes pulled into
    draft: Whether to create the pull request as a draft
    maintainer_can_modify: Whether maintainers can modify the pull request
    """


# fork_repository(owner: str, repo: str, organization: str = ...): Fork a GitHub repository to your account or specified organization
# github.fork_repository(owner="octocat", repo="hello-world")

def fork_repository(owner: str, repo: str, organization: str = ...) -> Any:
    """Fork a GitHub repository to your account or specified organization

    owner: Repository owner (username or organization)
    repo: Repository name
    organization: Optional: organization to fork to (defaults to your personal account)
    """


# create_branch(owner: str, repo: str, branch: str, from_branch: str = ...): Create a new branch in a GitHub repository
# github.create_branch(owner="octocat", repo="hello-world", branch="branch")

def create_branch(owner: str, repo: str, branch: str, from_branch: str = ...) -> Any:
    """Create a new branch in a GitHub repository

    owner: Repository owner (username or organization)
    repo: Repository name
    branch: Name for the new branch
    from_branch: Optional: source branch to create from (defaults to the repository's default branch)
    """


# list_commits(owner: str, repo: str, sha: str = ..., page: float = ..., perPage: float = ...): Get list of commits of a branch in a GitHub repository
# github.list_commits(owner="octocat", repo="hello-world")

def list_commits(owner: str, repo: str, sha: str = ..., page: float = ..., perPage: float = ...) -> Any:
    """Get list of commits of a branch in a GitHub repository"""


# list_issues(owner, repo, direction=..., labels=..., page=..., per_page=..., since=..., sort=..., state=...): List issues in a GitHub repository with filtering options
# github.list_issues(owner="octocat", repo="hello-world")

def list_issues(
    owner: str,
    repo: str,
    direction: Literal["asc", "desc"] = ...,
    labels: list[str] = ...,
    page: float = ...,
    per_page: float = ...,
    since: str = ...,
    sort: Literal["created", "updated", "comments"] = ...,
    state: Literal["open", "closed", "all"] = ...,
) -> Any:
    """List issues in a GitHub repository with filtering options"""


# update_issue(owner, repo, issue_number, title=..., body=..., assignees=..., milestone=..., labels=..., state=...): Update an existing issue in a GitHub repository
# github.update_issue(owner="octocat", repo="hello-world", issue_number=1)

def update_issue(
    owner: str,
    repo: str,
    issue_number: float,
    title: str = ...,
    body: str = ...,
    assignees: list[str] = ...,
    milestone: float = ...,
    labels: list[str] = ...,
    state: Literal["open", "closed"] = ...,
) -> Any:
    """Update an existing issue in a GitHub repository"""


# add_issue_comment(owner: str, repo: str, issue_number: float, body: str): Add a comment to an existing issue
# github.add_issue_comment(owner="octocat", repo="hello-world", issue_number=1, body="body")

def add_issue_comment(owner: str, repo: str, issue_number: float, body: str) -> Any:
    """Add a comment to an existing issue"""


# search_code(q: str, order: Literal["asc", "desc"] = ..., page: float = ..., per_page: float = ...): Search for code across GitHub repositories
# github.search_code(q="q")

def search_code(
    q: str,
    order: Literal["asc", "desc"] = ...,
    page: float = ...,
    per_page: float = ...,
) -> Any:
    """Search for code across GitHub repositories

    page: [at least 1]
    per_page: [1 to 100]
    """


# search_issues(q, order=..., page=..., per_page=..., sort=...): Search for issues and pull requests across GitHub repositories
# github.search_issues(q="q")

def search_issues(
    q: str,
    order: Literal["asc", "desc"] = ...,
    page: float = ...,
    per_page: float = ...,
    sort: Literal["comments", "reactions", "reactions-+1", "reactions--1", "reactions-smile", "reactions-thinking_face", "reactions-heart", "reactions-tada", "interactions", "created", "updated"] = ...,
) -> Any:
    """Search for issues and pull requests across GitHub repositories

    page: [at least 1]
    per_page: [1 to 100]
    """


# search_users(q: str, order: Literal["asc", "desc"] = ..., page: float = ..., per_page: float = ..., sort: Literal["followers", "repositories", "joined"] = ...): Search for users on GitHub
# github.search_users(q="q")

def search_users(
    q: str,
    order: Literal["asc", "desc"] = ...,
    page: float = ...,
    per_page: float = ...,
    sort: Literal["followers", "repositories", "joined"] = ...,
) -> Any:
    """Search for users on GitHub

    page: [at least 1]
    per_page: [1 to 100]
    """


# get_issue(owner: str, repo: str, issue_number: float): Get details of a specific issue in a GitHub repository.
# github.get_issue(owner="octocat", repo="hello-world", issue_number=1)

def get_issue(owner: str, repo: str, issue_number: float) -> Any:
    """Get details of a specific issue in a GitHub repository."""


# get_pull_request(owner: str, repo: str, pull_number: float): Get details of a specific pull request
# github.get_pull_request(owner="octocat", repo="hello-world", pull_number=1)

def get_pull_request(owner: str, repo: str, pull_number: float) -> Any:
    """Get details of a specific pull request

    owner: Repository owner (username or organization)
    repo: Repository name
    pull_number: Pull request number
    """


# list_pull_requests(owner, repo, state=..., head=..., base=..., sort=..., direction=..., per_page=..., page=...): List and filter repository pull requests
# github.list_pull_requests(owner="octocat", repo="hello-world")

def list_pull_requests(
    owner: str,
    repo: str,
    state: Literal["open", "closed", "all"] = ...,
    head: str = ...,
    base: str = ...,
    sort: Literal["created", "updated", "popularity", "long-running"] = ...,
    direction: Literal["asc", "desc"] = ...,
    per_page: float = ...,
    page: float = ...,
) -> Any:
    """List and filter repository pull requests

    owner: Repository owner (username or organization)
    repo: Repository name
    state: State of the pull requests to return
    head: Filter by head user or head organization and branch name
    base: Filter by base branch name
    sort: What to sort results by
    direction: The direction of the sort
    per_page: Results per page (max 100)
    page: Page number of the results
    """


# create_pull_request_review(owner, repo, pull_number, *, commit_id=..., body, event, comments=...): Create a review on a pull request
# github.create_pull_request_review(owner="octocat", repo="hello-world", pull_number=1, body="body", event="APPROVE")

def create_pull_request_review(
    owner: str,
    repo: str,
    pull_number: float,
    *,
    commit_id: str = ...,
    body: str,
    event: Literal["APPROVE", "REQUEST_CHANGES", "COMMENT"],
    comments: list[CreatePullRequestReviewCommentsItem | CreatePullRequestReviewCommentsItem2] = ...,
) -> Any:
    """Create a review on a pull request

    owner: Repository owner (username or organization)
    repo: Repository name
    pull_number: Pull request number
    commit_id: The SHA of the commit that needs a review
    body: The body text of the review
    event: The review action to perform
    comments: Comments to post as part of the review (specify either position or line, not both)
    """

class CreatePullRequestReviewCommentsItem(TypedDict):
    path: str  # The relative path to the file being commented on
    position: float  # The position in the diff where you want to add a review comment
    body: str  # Text of the review comment

class CreatePullRequestReviewCommentsItem2(TypedDict):
    path: str  # The relative path to the file being commented on
    line: float  # The line number in the file where you want to add a review comment
    body: str  # Text of the review comment


# merge_pull_request(owner: str, repo: str, pull_number: float, commit_title: str = ..., commit_message: str = ..., merge_method: Literal["merge", "squash", "rebase"] = ...): Merge a pull request
# github.merge_pull_request(owner="octocat", repo="hello-world", pull_number=1)

def merge_pull_request(
    owner: str,
    repo: str,
    pull_number: float,
    commit_title: str = ...,
    commit_message: str = ...,
    merge_method: Literal["merge", "squash", "rebase"] = ...,
) -> Any:
    """Merge a pull request

    owner: Repository owner (username or organization)
    repo: Repository name
    pull_number: Pull request number
    commit_title: Title for the automatic commit message
    commit_message: Extra detail to append to automatic commit message
    merge_method: Merge method to use
    """


# get_pull_request_files(owner: str, repo: str, pull_number: float): Get the list of files changed in a pull request
# github.get_pull_request_files(owner="octocat", repo="hello-world", pull_number=1)

def get_pull_request_files(owner: str, repo: str, pull_number: float) -> Any:
    """Get the list of files changed in a pull request

    owner: Repository owner (username or organization)
    repo: Repository name
    pull_number: Pull request number
    """


# get_pull_request_status(owner: str, repo: str, pull_number: float): Get the combined status of all status checks for a pull request
# github.get_pull_request_status(owner="octocat", repo="hello-world", pull_number=1)

def get_pull_request_status(owner: str, repo: str, pull_number: float) -> Any:
    """Get the combined status of all status checks for a pull request

    owner: Repository owner (username or organization)
    repo: Repository name
    pull_number: Pull request number
    """


# update_pull_request_branch(owner: str, repo: str, pull_number: float, expected_head_sha: str = ...): Update a pull request branch with the latest changes from the base branch
# github.update_pull_request_branch(owner="octocat", repo="hello-world", pull_number=1)

def update_pull_request_branch(
    owner: str,
    repo: str,
    pull_number: float,
    expected_head_sha: str = ...,
) -> Any:
    """Update a pull request branch with the latest changes from the base branch

    owner: Repository owner (username or organization)
    repo: Repository name
    pull_number: Pull request number
    expected_head_sha: The expected SHA of the pull request's HEAD ref
    """


# get_pull_request_comments(owner: str, repo: str, pull_number: float): Get the review comments on a pull request
# github.get_pull_request_comments(owner="octocat", repo="hello-world", pull_number=1)

def get_pull_request_comments(owner: str, repo: str, pull_number: float) -> Any:
    """Get the review comments on a pull request

    owner: Repository owner (username or organization)
    repo: Repository name
    pull_number: Pull request number
    """


# get_pull_request_reviews(owner: str, repo: str, pull_number: float): Get the reviews on a pull request
# github.get_pull_request_reviews(owner="octocat", repo="hello-world", pull_number=1)

def get_pull_request_reviews(owner: str, repo: str, pull_number: float) -> Any:
    """Get the reviews on a pull request

    owner: Repository owner (username or organization)
    repo: Repository name
    pull_number: Pull request number
    """


